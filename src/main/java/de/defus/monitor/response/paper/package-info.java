/** Forms on paper: piles, the mask in which two clerks type each form, and what differs between the two. */
package de.defus.monitor.response.paper;
