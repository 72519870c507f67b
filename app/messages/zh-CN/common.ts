import type { common as source } from "../en/common";

export const common: Record<keyof typeof source, string> = {
  "app.tagline": "铁三角",
  "app.demo_bank": "澄江银行",
  "app.demo_notice":
    "当前为演示银行：人员均为虚构，密码已公开。设置 TRIVET_DEMO=0 即可启用您自己的空白系统。",

  "app.demo_label": "演示",
  "nav.main": "主导航",
  "nav.skip": "跳到正文",
  "nav.breadcrumb": "当前位置",
  "nav.home": "首页",
  "nav.squads": "铁三角",
  "nav.units": "经营单元",
  "nav.metrics": "指标",
  "nav.assessment": "考核",
  "nav.pinned": "我的铁三角",
  "nav.admin": "管理",

  "discipline.tech": "技术",
  "discipline.data": "数据",
  "discipline.product": "产品",
  "discipline.none": "无专业线",
  "discipline.lead.tech": "技术负责人",
  "discipline.lead.data": "数据负责人",
  "discipline.lead.product": "产品负责人",

  "form.optional": "（选填）",
  "form.none": "无",
  "form.search": "搜索",
  "form.filter": "筛选",
  "form.clear": "清除",
  "form.suggestions": "建议",
  "stale.title": "已有人先保存",
  "stale.explain": "您填写的内容保留在下方表单中。请对照后再次保存以覆盖已存内容，或改回您想保留的部分。",
  "stale.same": "现在保存的内容与您填写的一致。",
  "stale.field": "字段",
  "stale.stored": "当前已存",
  "stale.yours": "您填写的",

  "action.save": "保存",
  "action.cancel": "取消",
  "action.close": "关闭",
  "action.edit": "编辑",
  "action.add": "添加",
  "action.undo": "撤销",

  "list.pages": "分页",
  "list.range": "第 {from}–{to} 条，共 {total} 条",
  "list.previous": "上一页",
  "list.next": "下一页",
};
