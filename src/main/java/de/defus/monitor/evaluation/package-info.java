/** The only place where answers meet statistics: loads a wave, weights it, estimates, protects and releases. */
package de.defus.monitor.evaluation;
