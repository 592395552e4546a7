"""The words that take away from a worry: denials, remedies, questions, topics. Their weights are below nothing.

They are weighed together with the words of worry; see `worries`.
"""

from sendwell.domain.reading.council.cues import Cue, cue

RELIEF: tuple[Cue, ...] = (
    cue(
        -2.5,
        "promises what is wanting",
        r"\bdid not have\b.{0,60}\b(?:would|will) (?:\w+ )?(?:circulate|provide|send|share|check|come back|"
        r"get back|find)\b"
        r"|\b(?:asked|requested) (?:that|for)\b.{0,60}\b(?:set out|include|show|list|map)\b",
    ),
    cue(
        -5,
        "denies it",
        r"\b(?:no|not any|without|nor any) (?:\w+ ){0,2}(?:concerns?|risks?|worr(?:y|ies)|issues?|gaps|"
        r"weakness(?:es)?|delays?)\b|\bnot (?:\w+ )?(?:concerned|worried|delayed)\b",
    ),
    cue(
        -2.5,
        "says that it was dealt with",
        r"\bconcerns? (?:\w+ )?(?:was|were|had been|have been|has been) (?:\w+ )?(?:addressed|resolved|"
        r"allayed|dealt|responded)\b|\b(?:backlogs?|overdue|waits?|waiting|delays?|"
        r"vacancies)\b.{0,60}\b(?:cleared|reduc|fallen|eliminat|halved|shorter|decreas)|\bno longer\b|"
        r"\b(?:reduc|mitigat|prevent|avoid|eliminat|minimis|overcom)\w*\b.{0,30}\b(?:risks?|delays?|gaps?|"
        r"weakness|barriers?|pressures?|shortages?|difficult)",
    ),
    cue(
        -1.5,
        "speaks of working on it",
        r"\b(?:(?:address|tackl|resolv|clos|bridg|fill)(?:e|es|ed|ing|s)?|respond(?:ed|ing|"
        r"s)? to)\b (?:\w+ ){0,6}(?:weakness|gaps?|issues?|concerns?|challenges?|shortages?|areas for|vacan|deficit|"
        r"backlog|failings)|\bto improve\b|\bwork(?:ing)? to\b",
    ),
    cue(
        -3,
        "only names what a report is about",
        r"\b(?:information|report|update|updates|reports|briefing|paper|presentation|questions?|training|"
        r"guidance|data|detail|details) (?:back )?(?:on|about|regarding|of|"
        r"relating to)\b (?:\w+ ){0,6}(?:risks?|challenges?|concerns?|gaps?|weakness(?:es)?|pressures?|"
        r"difficult)|\bpolicy\b.{0,20}\bcomplaint|\bcomplaints? (?:procedure|process|policy)",
    ),
    cue(
        -2,
        "only looks into it",
        r"\b(?:discuss|consider|review|examin|explor|look|investigat)\w*(?: (?:at|into|of))? (?:the |any )?(?:\w+ )?"
        r"(?:risks?|delays?|gaps?|pressures?|challenges|barriers)\b",
    ),
    cue(
        -0.5,
        "praises",
        r"\bpleased\b|\bwelcom(?:e|ed|es)\b|\bpositive(?:ly)?\b|\bencourag(?:ed|ing)\b|\bstrengths?\b|"
        r"\bgood (?:progress|practice)\b|\bimproved\b|\bthank(?:ed|s)\b|\bprais|\bcongratulat|\bexcellent\b|"
        r"\bsuccess(?:ful|fully)?\b|\bdelighted\b|\bproud\b",
    ),
    cue(
        -1.5,
        "asks a question",
        r"^(?:\W*)(?:(?:A |The )?(?:Members?|Councillor|Cllr|Committee|Panel|Chair\w*|Board|questions?|"
        r"further questions?)[^.,]{0,60})\b(?:asked?|queried|enquired|inquired|questioned|"
        r"wondered) (?:whether|if|how|what|when|why|about|for)\b|\?$",
    ),
    cue(
        -4,
        "describes a condition, not a service",
        r"\b(?:autism|ADHD|diagnos\w+)\b.{0,80}\b(?:difficult|anxiety)|\b(?:children|people|pupils|those|"
        r"young people) with (?:\w+ ){0,3}(?:difficult|anxiety|needs and)|\blearning (?:difficult|disabilit)|"
        r"\b(?:moderate|severe|specific|multiple|physical) learning|\bspeech and language difficult",
    ),
    cue(
        -1.5,
        "states what something is for",
        r"\b(?:in order to|so that|aims? to|designed to|purpose of|would help|"
        r"will help) (?:\w+ ){0,4}(?:reduce|address|avoid|prevent|identify)",
    ),
    cue(
        -1,
        "sets out a duty or a role",
        r"\b(?:is|are) (?:jointly )?responsible for\b|\bduty to\b|\bprovides? support and challenge\b|"
        r"\bterms of reference\b",
    ),
)

# What a list is said to be, in the words that lead up to it.
LISTS_WEAKNESSES = cue(
    2,
    "stands in a list of weaknesses",
    r"\bweakness|\bpriority action|\bareas? (?:for|of) (?:development|improvement|concern)|\bneed(?:s|"
    r"ed)? to improve\b|\bconcerns?\b|"
    r"\bwritten statement\b|\bWSO?A\b|\brisks?\b|\bchallenges\b|\bfailings?\b|\bissues\b.{0,30}\b(?:raised|"
    r"identified)|\bnot (?:been )?(?:good|effective)",
)
LISTS_STRENGTHS = cue(
    -3,
    "stands in a list of strengths or aims",
    r"\bstrengths?\b|\bpositive\b|\bwell\b.{0,20}:|\bgood practice\b|\bachievements?\b|\bsuccess|"
    r"\bpriorities (?:are|were|for)\b|\baims?\b|"
    r"\bactions? (?:taken|include|will)\b|^(?!.*\b(?:response|responding|reply|answer|"
    r"answering)\b).*\bquestions?\b|\bnext steps\b|\bimprovements (?:made|include)",
)
