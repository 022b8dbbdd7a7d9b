"""The fields (领域) by their names in each language: one of the two axes of what is answered."""

from knowledge.say import Html, Say, escape


def field_name(field: str, say: Say) -> Html:
    """A field's name in a language; one that the texts do not know is said as it is stored."""
    text_id = FIELD_TEXTS.get(field)
    return say(text_id) if text_id else escape(say.content(field))


FIELD_TEXTS = {
    "就业创业": "residents-field-employment",
    "社会救助": "residents-field-assistance",
    "社会保险": "residents-field-insurance",
    "户籍管理": "residents-field-household",
    "医疗卫生": "residents-field-health",
    "城市综合执法": "residents-field-enforcement",
    "养老服务": "residents-field-elderly",
    "教育": "residents-field-education",
    "环境保护": "residents-field-environment",
    "灾害事故救援": "residents-field-rescue",
    "公共文化": "residents-field-culture",
    "公共体育": "residents-field-sports",
    "政府信息公开": "residents-field-disclosure",
    "政民互动": "residents-field-participation",
    "政务服务": "residents-field-services",
    "营商环境": "residents-field-business",
    "重大决策": "residents-field-decisions",
    "住房与城市更新": "residents-field-housing",
    "财政与国资": "residents-field-finance",
    "重大建设项目": "residents-field-projects",
    "社区服务": "residents-field-community",
    "对口帮扶": "residents-field-pairing",
    "公务员招录": "residents-field-recruitment",
}
