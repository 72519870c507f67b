/** The kinds of roster file, in the order in which they build on each other. */
export const rosterKinds = ["units", "people", "squads", "seats"] as const;

export type RosterKind = (typeof rosterKinds)[number];

/** True when `text` names a kind of roster file. */
export const isRosterKind = (text: string | undefined): text is RosterKind =>
  rosterKinds.includes(text as RosterKind);

/** The columns of each kind with the headings a file may give them, besides the name itself. The first is the Chinese template's. */
export const columnNames = {
  units: {
    code: ["单元代码", "代码", "unit code"],
    name: ["单元名称", "名称", "中文名称", "unit name"],
    name_en: ["英文名称", "english name", "name (en)"],
    parent_code: ["上级代码", "上级单元代码", "parent", "parent unit"],
    head_no: ["负责人工号", "head", "head employee no"],
  },
  people: {
    employee_no: ["工号", "员工号", "employee number", "employee no.", "employee id"],
    email: ["邮箱", "电子邮箱", "e-mail", "email address"],
    name: ["姓名", "中文姓名"],
    name_en: ["英文姓名", "english name", "name (en)"],
    title: ["职务", "中文职务", "job title"],
    title_en: ["英文职务", "english job title", "title (en)"],
    discipline: ["专业线", "条线"],
    unit_code: ["所属单元代码", "所属单元", "单元代码", "unit", "home unit"],
    manager_no: ["主管工号", "直属主管工号", "manager", "line manager"],
    active: ["在职", "是否在职", "状态"],
  },
  squads: {
    key: ["铁三角标识", "标识", "squad key"],
    name: ["铁三角名称", "名称", "中文名称", "squad name"],
    name_en: ["英文名称", "english name", "name (en)"],
    kind: ["类型"],
    starts_on: ["开始日期", "start date", "starts"],
    ends_on: ["结束日期", "end date", "ends"],
    unit_code: ["主责单元代码", "主责单元", "单元代码", "primary unit", "unit"],
    other_unit_codes: ["其他单元代码", "其他单元", "other units"],
    mission: ["使命", "中文使命"],
    mission_en: ["英文使命", "english mission", "mission (en)"],
  },
  seats: {
    squad_key: ["铁三角标识", "标识", "squad"],
    employee_no: ["工号", "员工号", "employee number", "employee no.", "employee id"],
    discipline: ["专业线", "条线"],
    role: ["角色"],
    allocation: ["投入比例", "投入", "allocation %", "share"],
    from: ["开始日期", "from day", "start date"],
    to: ["结束日期", "to day", "end date"],
  },
} as const satisfies Record<RosterKind, Record<string, readonly string[]>>;

export type ColumnOf<K extends RosterKind> = keyof (typeof columnNames)[K] & string;

/** The columns without which a file of a kind says nothing. */
export const neededColumns = {
  units: ["code", "name"],
  people: ["employee_no", "email", "name"],
  squads: ["key", "name", "kind", "starts_on", "unit_code"],
  seats: ["squad_key", "employee_no", "discipline", "role", "from"],
} as const satisfies { [K in RosterKind]: readonly ColumnOf<K>[] };
