# Computes every published share of the release once more, from the microdata in this folder, with R's package "survey",
# and compares it with what the platform computed from the same rows and with what was published.
#
#   Rscript r/recompute.R          (in the unpacked folder)
#
# Stops with an error if R and the platform differ by more than 1e-9 anywhere. Differences to the published value are what
# the protection of the respondents costs: see protection/anonymity.json. Standard errors are those of the stratified
# design without the gain of raking, so they are somewhat larger than the published ones.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust")

script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
folder <- if (length(script)) dirname(dirname(normalizePath(script))) else getwd()
data   <- read.csv(file.path(folder, "data", "microdata.csv"), fileEncoding = "UTF-8")
shares <- read.csv(file.path(folder, "tables", "shares.csv"), fileEncoding = "UTF-8",
                   colClasses = c(codes = "character", valid = "character", group_codes = "character"))

design <- if ("design_population" %in% names(data)) {
  svydesign(ids = ~1, strata = ~design_stratum, fpc = ~design_population, weights = ~final_weight, data = data)
} else {
  svydesign(ids = ~1, weights = ~final_weight, data = data)
}

codes <- function(text) as.integer(strsplit(text, " ", fixed = TRUE)[[1]])

shares$r <- NA_real_
shares$r_standard_error <- NA_real_
domain <- paste(shares$variable, shares$valid, shares$breakdown, shares$group_codes, sep = "|")
for (lines in split(which(!is.na(shares$recomputed)), domain[!is.na(shares$recomputed)])) {
  first <- shares[lines[1], ]
  keep  <- data[[first$variable]] %in% codes(first$valid)
  if (nzchar(first$group_codes)) keep <- keep & data[[first$breakdown]] %in% codes(first$group_codes)
  if (!any(keep)) next
  hits <- sapply(shares$codes[lines], function(counted) as.numeric(data[[first$variable]] %in% codes(counted)))
  estimate <- svymean(matrix(hits, nrow = nrow(data))[keep, , drop = FALSE], design[keep, ])
  shares$r[lines] <- coef(estimate)
  shares$r_standard_error[lines] <- SE(estimate)
}

compared <- shares[!is.na(shares$recomputed), ]
toPlatform  <- abs(compared$r - compared$recomputed)
toPublished <- abs(compared$r - compared$released)
cat(sprintf("%d published shares, %d as fine in the microdata\n", nrow(shares), nrow(compared)))
cat(sprintf("R and the platform, from the same rows: largest difference %.1e\n", max(toPlatform)))
cat(sprintf("R and the published value: %d equal to 1e-9, largest difference %.4f, median %.5f\n",
            sum(toPublished <= 1e-9), max(toPublished), median(toPublished)))
cat(sprintf("inside the published interval: %d of %d\n",
            sum(compared$r >= compared$lower - 1e-9 & compared$r <= compared$upper + 1e-9), nrow(compared)))
write.csv(shares, file.path(folder, "r", "recomputed.csv"), row.names = FALSE)
if (anyNA(compared$r) || max(toPlatform) > 1e-9) stop("R and the platform do not agree")
