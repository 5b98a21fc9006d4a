import { Search } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { controlClass } from '../ui/field-frame.tsx';

/** Looks for people; kept in the address. Works without a script. */
export function PeopleSearch({ search }: { readonly search: string }) {
  return (
    <search className="w-full sm:w-auto">
      <form action="/dashboard/people" className="flex gap-2">
        <input
          type="search"
          name="search"
          aria-label="Search people by name or e-mail"
          placeholder="Name or e-mail"
          defaultValue={search}
          maxLength={100}
          className={classNames(controlClass, 'sm:w-72')}
        />
        <Button type="submit" aria-label="Search">
          <Search aria-hidden />
        </Button>
      </form>
    </search>
  );
}
