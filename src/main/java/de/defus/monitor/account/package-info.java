/** By whom: municipalities, users and roles, sign-in, sessions. */
package de.defus.monitor.account;
