'use client';

import { useEffect, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { Notice } from '#components/ui/notice.tsx';
import { fieldId, problemsIn } from './field-props.ts';

/**
 * The problems of a submitted form, linked to their fields. The first field gets the focus, not
 * this.
 */
export function ProblemSummary<Entries extends FieldValues>({ form }: { readonly form: UseFormReturn<Entries> }) {
  const { errors, submitCount } = form.formState;
  const problems = problemsIn(errors);
  const labels = useLabels(problems.map(({ name }) => name).join(' '));
  if (submitCount === 0 || problems.length === 0) return null;
  return (
    <Notice
      tone="bad"
      role="alert"
      title={problems.length === 1 ? 'One field needs another look' : `${problems.length} fields need another look`}
    >
      <ul className="flex flex-col gap-1">
        {problems.map(({ name, problem }) => (
          <li key={name}>
            {labels[name] ? (
              <a
                href={`#${fieldId(name)}`}
                className="link"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(name))?.focus();
                }}
              >
                {labels[name]}
              </a>
            ) : null}
            {labels[name] ? ': ' : ''}
            {problem}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The labels of fields, read from the page. `names` is separated by spaces. */
function useLabels(names: string): Readonly<Record<string, string>> {
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    const found = names.split(' ').flatMap((name) => {
      const label = document.querySelector(`label[for="${fieldId(name)}"] > span`)?.textContent;
      return label ? [[name, label] as const] : [];
    });
    setLabels(Object.fromEntries(found));
  }, [names]);
  return labels;
}
