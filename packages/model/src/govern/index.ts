export type { Role } from './roles/role.ts';
export { mayAct, ROLES } from './roles/role.ts';
export type { Scope } from './scope/scope.ts';
export { nextMove, scopeOf, seesUnit, wholeCompany } from './scope/scope.ts';
export {
  type FoldedUnits,
  foldUnits,
  placesByUnit,
  type UnitRow,
  type Units,
} from './units/fold-units.ts';
export {
  ALWAYS,
  type BranchSpan,
  branchesBelow,
  type Placement,
  spansUnder,
  type UnitSpan,
  type UnitTree,
  unitsUnder,
  unitTree,
} from './units/placement.ts';
