import { Notice } from '../ui/notice.tsx';
import type { FormState } from './form-state.ts';

/** The result of a posted form, shown above its fields. */
export function FormOutcome({ state }: { readonly state: FormState }) {
  if (state.refusal) {
    return (
      <Notice tone="bad" role="alert">
        {state.refusal}
      </Notice>
    );
  }
  return state.done ? (
    <Notice tone="good" role="status">
      {state.done}
    </Notice>
  ) : null;
}
