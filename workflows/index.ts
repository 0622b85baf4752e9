// The registry: every exported function is a workflow type. Nothing else may be exported here. Sandbox-safe.

export { cycle } from './cycle.ts';
export { mailDesk } from './mail-desk.ts';
export { opener } from './opener.ts';
export { partnership } from './partnership.ts';
