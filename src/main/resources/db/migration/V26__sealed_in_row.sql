-- Drafts look like noise: compressing them is in vain, and kept beside its row a draft costs a second look for each page.
alter table drafts set (toast_tuple_target = 8160);
