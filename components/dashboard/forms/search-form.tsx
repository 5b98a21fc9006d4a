import { Search } from 'lucide-react';
import { Button } from '#components/ui/button/button.tsx';
import { controlClass } from '#components/ui/form/field-frame.tsx';

export type SearchFormProps = {
  /** The path of the page that shows the results. */
  readonly action: string;
  readonly label: string;
  readonly placeholder: string;
  readonly search: string;
  /** Query parameters to keep in the URL. */
  readonly hiddenFields?: Readonly<Record<string, string>>;
};

/** A search field whose query is part of the URL. Works without JavaScript. */
export function SearchForm({ action, label, placeholder, search, hiddenFields = {} }: SearchFormProps) {
  return (
    <search className="w-full sm:w-auto">
      <form action={action} className="flex gap-2">
        {Object.entries(hiddenFields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name="search"
          aria-label={label}
          placeholder={placeholder}
          defaultValue={search}
          maxLength={100}
          className={`${controlClass} sm:w-64`}
        />
        <Button type="submit" aria-label="Search">
          <Search aria-hidden />
        </Button>
      </form>
    </search>
  );
}
