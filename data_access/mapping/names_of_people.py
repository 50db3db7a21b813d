"""How people are named in a cell: 王敏, 李工, 老周, 财务 钟姐."""

from __future__ import annotations

import re
from typing import Any

from schemas.cells.plain import tidy

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎阎余潘杜戴夏钟汪田任姜范方石姚谭廖"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅"
    "莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴闫佟连艾"
)
_TITLES = "工|总|经理|师傅|姐|哥|主任|部长|队长|老师|班长|会计|科长|处长"
_NAME = rf"(?:[{_SURNAMES}][一-鿿]{{0,3}}|[老小阿大][一-鿿]{{1,2}}|[一-鿿]{{1,3}}(?:{_TITLES}))"
_PERSON = re.compile(rf"(?:^|[\s、,，/(（:：]){_NAME}(?:$|[\s、,，/()（）\d])|^[A-Za-z]{{2,12}}$")


def is_person(raw: Any) -> bool:
    """Whether a cell looks like a person: 王敏, 李工, 老周, 财务 钟姐."""
    return isinstance(raw, str) and bool(_PERSON.search(tidy(raw)))
