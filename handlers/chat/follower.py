"""The follower (订阅人): who follows topics, and what they are promised with a subscription."""

from collections.abc import Sequence

from handlers.announcement import topic_name
from handlers.chat.step import Step
from knowledge.say import Html
from storage import residents, subscriptions
from storage.subscriptions import Topic


async def topics(step: Step) -> Sequence[Topic]:
    """What they follow, on any joined account."""
    return await residents.followed(step.session, step.conversation)


def quiet(step: Step) -> str:
    """Whether what is not urgent waits for the morning, as the texts ask it."""
    return "yes" if step.quiet_hours else "no"


async def follow(step: Step, topic: Topic) -> Html:
    """Follows a topic, and says what comes of it."""
    name, is_first = topic_name(topic, step.say), not await topics(step)
    conversation = step.conversation
    if not await subscriptions.subscribe(step.session, conversation, topic.id, step.now):
        return step.say("subscriptions-already", topic=name)
    said = step.say("subscriptions-done", topic=name, quiet=quiet(step))
    # Who has another account joined has another place to read it.
    if not (step.in_browser and is_first) or conversation.resident_id is not None:
        return said
    telegram = "yes" if step.has_telegram else "no"
    return Html(f"{said}\n\n{step.say('subscriptions-in-browser', telegram=telegram)}")


async def leave(step: Step, topic: Topic) -> bool:
    """Leaves a topic; whether they followed it."""
    return await residents.leave_topic(step.session, step.conversation, topic.id)
