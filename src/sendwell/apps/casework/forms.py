"""What is asked for when a caseload is loaded."""

from sendwell.apps.evidence.forms import SeveralFiles, SeveralFilesField
from sendwell.apps.mechanisms.forms import GovukForm
from sendwell.apps.mechanisms.uploads import LARGEST_UPLOAD_MB


class ExtractForm(GovukForm):
    """Asks for the modules of an extract."""

    missing = {"modules": "Choose the files of the extract"}
    modules = SeveralFilesField(
        label="Files of the extract",
        help_text="The SEN2 modules as CSV files, one for each, or a ZIP of them: requests, assessment, named plan and "
        "active plans, and for needs and settings those two as well. Leave out the module of persons: it is not "
        f"needed. Up to {LARGEST_UPLOAD_MB} MB each.",
        widget=SeveralFiles(attrs={"accept": ".csv,.zip"}),
    )
