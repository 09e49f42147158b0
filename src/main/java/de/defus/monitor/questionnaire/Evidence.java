package de.defus.monitor.questionnaire;

/** On what an item of the model questionnaire rests: a wording seen in a source, the pilot survey, an attested topic, or a proposal. */
public enum Evidence {
    WORDING_SEEN,
    PILOT,
    TOPIC_ATTESTED,
    PROPOSAL
}
