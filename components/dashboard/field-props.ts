import { type FieldValues, get, type Path, type UseFormReturn } from 'react-hook-form';

/** The id of a field's control, so that a summary of what is wrong can lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`;
}

/** What ties a control of components/ui to a field of a form: its registration, its id and what is wrong with it. */
export function fieldProps<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: Path<Entries>) {
  return { ...form.register(name), id: fieldId(name), error: problemOf(form, name) };
}

/** What is wrong with a field or a group of fields; undefined when nothing is. */
export function problemOf<Entries extends FieldValues>(form: UseFormReturn<Entries>, name: string): string | undefined {
  const problem: unknown = get(form.formState.errors, name);
  if (typeof problem !== 'object' || problem === null || !('message' in problem)) return undefined;
  return typeof problem.message === 'string' && problem.message !== '' ? problem.message : undefined;
}

/** Every field with what is wrong with it, in the order of the form. */
export function problemsIn(
  errors: object,
  within = '',
): readonly { readonly name: string; readonly problem: string }[] {
  return Object.entries(errors).flatMap(([key, value]) => {
    const name = within ? `${within}.${key}` : key;
    if (typeof value !== 'object' || value === null) return [];
    if ('message' in value && typeof value.message === 'string' && value.message)
      return [{ name, problem: value.message }];
    // `ref` leads into the page, not to fields.
    return key === 'ref' ? [] : problemsIn(value, name);
  });
}
