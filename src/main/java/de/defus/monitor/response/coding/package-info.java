/** Reading and coding what people wrote in their own words, apart from all else they answered. */
package de.defus.monitor.response.coding;
