/** Every address of the application, so that a link and its route cannot drift apart. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  signOut: "/sign-out",
  preferences: "/preferences",
  account: "/account",

  squads: "/squads",
  squad: (id: string) => `/squads/${id}`,
  squadBoard: (id: string) => `/squads/${id}/board`,
  squadKpis: (id: string) => `/squads/${id}/kpis`,
  squadPeople: (id: string) => `/squads/${id}/people`,
  squadActivity: (id: string) => `/squads/${id}/activity`,
  squadEdit: (id: string) => `/squads/${id}/edit`,
  squadNew: "/squads/new",
  task: (squadId: string, taskId: string) => `/squads/${squadId}/board/tasks/${taskId}`,
  contract: (squadId: string, cycleId: string) => `/squads/${squadId}/contracts/${cycleId}`,
  contractVersion: (squadId: string, cycleId: string, number: number) =>
    `/squads/${squadId}/contracts/${cycleId}/versions/${number}`,

  units: "/units",
  unit: (id: string) => `/units/${id}`,
  unitEdit: (id: string) => `/units/${id}/edit`,
  unitNew: "/units/new",
  discipline: (code: string) => `/disciplines/${code}`,

  people: "/people",
  person: (id: string) => `/people/${id}`,
  personEdit: (id: string) => `/people/${id}/edit`,
  personNew: "/people/new",

  metrics: "/metrics",
  metric: (id: string) => `/metrics/${id}`,
  metricEdit: (id: string) => `/metrics/${id}/edit`,
  metricNew: "/metrics/new",
  readingsImport: "/metrics/import",

  assessment: "/assessment",
  myResult: (cycleId: string) => `/assessment/results/${cycleId}`,
  personResult: (cycleId: string, personId: string) => `/assessment/results/${cycleId}/${personId}`,
  bundleDownload: (cycleId: string) => `/assessment/results/${cycleId}/bundle`,
  team: "/assessment/team",
  console: "/assessment/console",
  cycle: (id: string) => `/assessment/cycles/${id}`,
  scheme: (id: string) => `/assessment/schemes/${id}`,

  admin: "/admin",
  adminImport: "/admin/import",
  adminTokens: "/admin/tokens",
  adminAudit: "/admin/audit",
  adminInvitations: "/admin/invitations",
} as const;
