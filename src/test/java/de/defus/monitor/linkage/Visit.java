package de.defus.monitor.linkage;

/**
 * What somebody who watches knows of one who answered: that they were the so-many-th, where they live, by which way they
 * came, and the number of their letter.
 *
 * @param position in the order of visits, from 0
 * @param company city, district and way: whoever shares it
 * @param letterNumber "" for those who came by an open link
 */
record Visit(int position, String company, String letterNumber) {}
