from django.urls import path

from sendwell.apps.risks.views import register, scales

urlpatterns = [
    path("", register.register, name="risks"),
    path("add/", register.add_risk, name="add_risk"),
    path("scales/", scales.scales, name="risk_scales"),
    path("scales/<slug:scale>/<int:level>/", scales.reword, name="reword_step"),
    path("<int:risk_id>/", register.risk, name="risk"),
    path("<int:risk_id>/change/", register.change_risk, name="change_risk"),
    path("<int:risk_id>/judge/", register.judge_risk, name="judge_risk"),
]
