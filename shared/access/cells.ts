import type { FunctionCode } from '../people/schema.ts';
import { codeOf, type Limit, type Right } from './functions.ts';

/** How a function stands towards a right: not at all, freely, or within a limit. */
export function cellOf(right: Right, code: FunctionCode): 'no' | 'yes' | Limit {
  if (right === 'system') return 'no';
  if (right === 'everyone') return 'yes';
  if ('everyone' in right) return right.everyone;
  const grantee = right.find(each => codeOf(each) === code);
  if (grantee === undefined) return 'no';
  return typeof grantee === 'string' ? 'yes' : grantee.only;
}
