import type { contract as source } from "../en/contract";

export const contract: Record<keyof typeof source, string> = {
  "contract.capacity.tech": "技术负责人",
  "contract.capacity.data": "数据负责人",
  "contract.capacity.product": "产品负责人",
  "contract.capacity.unit-head": "单元负责人",

  "audit.action.contract.draft_started": "新建合约草稿",
  "audit.action.contract.draft_saved": "保存合约草稿",
  "audit.action.contract.draft_discarded": "放弃合约草稿",
  "audit.action.contract.taken_back": "收回合约版本并修改",
  "audit.action.contract.proposed": "发起合约签署",
  "audit.action.contract.signed": "签署合约",
  "audit.action.contract.in_force": "合约生效",

  "error.contract_weight": "权重须在 0 到 100 之间，最多两位小数，例如 12.5。",
  "error.contract_draft_exists": "已有一份草稿。请继续编辑该草稿，或先将其放弃。",
  "error.contract_not_a_draft": "该版本已不是草稿，无法再改。如需调整，请新建版本。",
  "error.contract_stale":
    "您打开之后，他人已保存过这份草稿。您填写的内容仍在，请对照下方两个版本后重新保存。",
  "error.contract_cycle_closed": "本周期数据已冻结，合约不能再变更。",
  "error.contract_squad_closed": "该铁三角已关闭，合约不能再变更。",
  "error.contract_not_open_for_signing": "该版本不在签署中。请在版本列表中查看正在签署的版本。",
  "error.contract_not_a_signatory": "合约由三位现任负责人和单元负责人签署，您目前不在其中。",
  "error.contract_content_changed": "您打开之后，合约内容已有变化。请先阅读最新版本再签署。",
  "error.contract_squad_incomplete": "有负责人席位空缺。三席齐备后才能签署。",
  "error.contract_already_signed": "您已签署过该版本。",
  "error.contract_effective_date_missing": "周期已在进行中，本次为合约修订，请填写生效日期。",
  "error.contract_effective_date_range": "修订的生效日期须在 {first} 至 {last} 之间。",
  "error.contract_nothing_changed": "与现行版本没有任何差异，无需签署。",
  "error.contract_checks_failed": "“签署前检查”尚有未通过项，请先处理。",
  "error.contract_metric_unknown": "指标目录中没有该指标，或该行原本对应另一指标。",
  "error.contract_metric_twice": "同一指标在合约中出现两次。请保留一行，或改选其他细分口径。",
};
