from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The public site of an area: what was found, promised and done, as a person published it."""

    name = "sendwell.apps.public"
    label = "public"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation, offer_to_everyone
        from sendwell.apps.monitoring.readiness import families
        from sendwell.apps.public.heard import heard_of_families
        from sendwell.apps.public.letters import send_waiting_letters
        from sendwell.apps.public.permissions import may_edit_site
        from sendwell.apps.public.queries import offers
        from sendwell.apps.reminders.sending import also_send

        add_to_navigation(58, "Public site", "public_site", may_edit_site)
        offer_to_everyone(offers)
        also_send(send_waiting_letters)
        families.register(heard_of_families)
