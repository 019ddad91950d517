"""Which services and counts the fictional territories report, and how well they do."""

from collections.abc import Sequence

import pandas as pd

from dashboard.demo.plans import Trend
from dashboard.demo.services import Count, Service

WOMEN = (
    Service("married_women", "contraceptive_users", "women", 0.74, Trend(0.9, 0.872), 0.3),
)  # fmt: skip
"""Of the women of childbearing age at the end of a half-year."""

THREE_CHECK = (
    Service("three_check_due", "three_check_done", "women", 0.56, Trend(0.957, 0.991)),
)  # fmt: skip
"""By quarter."""

PLANNING = (
    Service("timely_measures_due", "timely_measures_done", "births", 0.62, Trend(0.9, 0.946)),
    Service("device_users_due", "device_users", "people", 0.021, Trend(0.97, 0.986), 0.4),
    Service("device_users", "device_effective", "people", 0.021, Trend(0.975, 0.989), 0.4),
    Service("training_due", "training_done", "births", 0.98, Trend(0.58, 0.66)),
    Service("health_check_due", "health_check_done", "people", 0.09, Trend(0.62, 0.74)),
    Service("treatment_due", "treatment_done", "people", 0.011, Trend(0.74, 0.82)),
    Service("files_due", "files_done", "people", 0.09, Trend(0.55, 0.83)),
    Service("pre_pregnancy_due", "pre_pregnancy_done", "births", 0.9, Trend(0.83, 0.94)),
)
FAMILY = (
    Service("births", "maternal_managed", "births", 1.0, Trend(0.9, 0.955), 0.6),
    Service("newborn_screening_due", "newborn_screening_done", "births", 0.99, Trend(0.95, 0.985)),
    Service("children_under_3", "children_under_3_managed", "people", 0.023, Trend(0.9, 0.957)),
    Service("premarital_due", "premarital_done", "people", 0.0052, Trend(0.61, 0.81)),
    Service("benefits_due", "benefits_paid", "people", 0.013, Trend(0.97, 0.996)),
    Service("subsidy_due", "subsidy_paid", "births", 0.95, Trend(0.9, 0.972), since=2025),
)
RECORDS = (
    Service("records_due", "records_entered", "people", 0.031, Trend(0.95, 0.988)),
    Service("records_checked", "records_correct", "people", 0.012, Trend(0.955, 0.986)),
    Service("records_all", "records_complete", "people", 0.98, Trend(0.93, 0.981), 0.4),
    Service("survey_births", "survey_births_found", "births", 0.42, Trend(0.965, 0.984)),
)
CHILDCARE = (Count("childcare_places", "people", Trend(420, 1_290)),)

DISTRICT_RECORDS = (
    Service(
        "records_due", "records_entered", "people", 0.031, Trend(0.965, 0.991),
        published={"records_due": 19_000, "records_entered": 18_829},
    ),
    Service(
        "records_checked", "records_correct", "people", 0.012, Trend(0.963, 0.991),
        published={"records_checked": 8_000, "records_correct": 7_928},
    ),
    Service(
        "survey_births", "survey_births_found", "births", 0.44, Trend(0.971, 0.991),
        published={"survey_births": 1_110, "survey_births_found": 1_100},
    ),
    Service(
        "cross_checks_received", "cross_checks_answered", "people", 0.0024, Trend(0.96, 1.0),
        published={"cross_checks_received": 1_549, "cross_checks_answered": 1_549},
    ),
    Service("benefits_due", "benefits_paid", "people", 0.008, Trend(0.985, 1.0)),
    Service(
        "associations", "associations_up_to_standard", "people", 0.0004, Trend(0.94, 1.0),
        published={"associations": 263, "associations_up_to_standard": 263},
    ),
)  # fmt: skip
DISTRICT_ONCE = (
    Service(
        "birth_records_entered", "birth_records_uploaded", "people", 0.07, Trend(0.93, 0.93),
        published={"birth_records_entered": 45_322, "birth_records_uploaded": 42_441},
    ),
)  # fmt: skip
DISTRICT_ONCE_COUNTS = (Count("resident_records_uploaded", "people", Trend(609_961, 609_961)),)

MIGRANT_SERVICES = (
    Service("three_check_due", "three_check_done", "women", 0.58, Trend(0.79, 0.864)),
    Service("timely_measures_due", "timely_measures_done", "births", 0.6, Trend(0.7, 0.782)),
    Service("migrants_verification_due", "migrants_verified", "people", 0.93, Trend(0.84, 0.927)),
    Service("migrants_filing_due", "migrants_filed", "people", 0.97, Trend(0.81, 0.913)),
    Service("queries_sent", "queries_sent_answered", "people", 0.014, Trend(0.72, 0.836)),
    Service("queries_received", "queries_received_answered", "people", 0.011, Trend(0.9, 0.962)),
    Service("platform_due", "platform_connected", "people", 0.00115, Trend(0.7, 1.0)),
    Service(
        "migrants_counted", "married_women_counted", "people", 1.02, Trend(0.2, 0.2),
        published={"migrants_counted": 71_292, "married_women_counted": 14_291},
    ),
)  # fmt: skip
MIGRANT_COUNTS = (
    Count("three_check_given", "women", Trend(14_120, 22_989)),
    Count("migrant_operations", "women", Trend(141, 75)),
    Count("migrant_information_submitted", "people", Trend(412, 827)),
    Count("migrant_information_answered", "people", Trend(96, 178)),
)
REGISTERED_SERVICES = (
    Service("three_check_due", "three_check_done", "women", 0.55, Trend(0.981, 0.996)),
    Service("timely_measures_due", "timely_measures_done", "births", 0.63, Trend(0.94, 0.973)),
)


def as_reported(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of services as offices report it.

    Births and women are reported elsewhere; the survey reports what was missed, not what was
    found.
    """
    reported = table.drop(columns=["births", "people", "women"])
    if "survey_births" in reported:
        missed = reported["survey_births"] - reported["survey_births_found"]
        reported["survey_births_unreported"] = missed
    return reported


def alone(table: pd.DataFrame, services: Sequence[Service]) -> pd.DataFrame:
    """Return of a table only what ``services`` report."""
    measures = [name for service in services for name in (service.due, service.done)]
    return table[["unit", "start", "months", *dict.fromkeys(measures)]]
