// Turns on what govuk-frontend adds where scripts run. Every page works without it.
// The classes are set here and not by a script inside the page, which our content security policy forbids.
import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
