import { Search } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { controlClass } from '#components/ui/field-frame.tsx';

export type SearchFormProps = {
  /** The page that shows what is found. */
  readonly action: string;
  /** What is searched, and by what. */
  readonly label: string;
  readonly placeholder: string;
  readonly search: string;
  /** What else the address says, and goes on saying. */
  readonly kept?: Readonly<Record<string, string>>;
};

/** Looks for something on a page of the dashboard; kept in the address. Works without a script. */
export function SearchForm({ action, label, placeholder, search, kept = {} }: SearchFormProps) {
  return (
    <search className="w-full sm:w-auto">
      <form action={action} className="flex gap-2">
        {Object.entries(kept).map(([name, value]) => (
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
