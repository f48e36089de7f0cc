"""Reads and checks the text files of banks, roles and blueprints; never runs any of them."""

from quizzes.bank_files.banks import ASSET_PREFIX, read_bank, read_banks
from quizzes.bank_files.blueprints import read_blueprints
from quizzes.bank_files.content import Content, read_content
from quizzes.bank_files.problems import ContentError, Problem
from quizzes.bank_files.records import (
    Asset,
    BankFile,
    BlueprintFile,
    CodeItemData,
    ItemData,
    RoleFile,
    RoleSkillFile,
    SkillFile,
    Source,
    VariantData,
)
from quizzes.bank_files.references import check_references
from quizzes.bank_files.roles import read_roles

__all__ = [
    "ASSET_PREFIX",
    "Asset",
    "BankFile",
    "BlueprintFile",
    "CodeItemData",
    "Content",
    "ContentError",
    "ItemData",
    "Problem",
    "RoleFile",
    "RoleSkillFile",
    "SkillFile",
    "Source",
    "VariantData",
    "check_references",
    "read_bank",
    "read_banks",
    "read_blueprints",
    "read_content",
    "read_roles",
]
