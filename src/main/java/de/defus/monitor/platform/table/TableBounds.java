package de.defus.monitor.platform.table;

/**
 * How large a table may be.
 *
 * @param rows most rows below the heading
 * @param cells most cells: what fits into memory beside everything else
 */
public record TableBounds(int rows, int cells) {}
