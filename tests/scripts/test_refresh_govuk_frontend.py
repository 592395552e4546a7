"""What a service outside GOV.UK may not use is left out of the vendored look."""

import pytest

from scripts.refresh_govuk_frontend import CannotRefresh, without_restricted_parts

SHEET = """.govuk-link{font-family:GDS Transport,arial,sans-serif}
/*! The font has been customised for exclusive use on gov.uk. */@font-face{font-family:GDS Transport;src:url(/a.woff2)}
@supports (mask-position:initial){.govuk-footer__copyright-logo:before{mask-image:url(/assets/images/govuk-crest.svg)}}
.govuk-tag{color:red}
/*# sourceMappingURL=govuk-frontend.min.css.map */
"""


def test_typeface_crest_and_source_map_are_left_out():
    assert [line for line in without_restricted_parts(SHEET).splitlines() if line] == [
        '.govuk-link{font-family:"Helvetica Neue",Arial,Helvetica,"Liberation Sans",sans-serif}',
        ".govuk-tag{color:red}",
    ]


def test_a_sheet_with_a_file_that_we_do_not_have_is_refused():
    with pytest.raises(CannotRefresh, match="Mend this script first"):
        without_restricted_parts(".govuk-header{background:url(/assets/images/crown.svg)}")
