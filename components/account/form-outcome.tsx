import { Notice } from '../ui/notice.tsx';
import type { FormState } from './form-state.ts';

/** What is said above a form's fields once it was posted. */
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
