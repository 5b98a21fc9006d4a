import Link from 'next/link';
import { stepClass } from './step-class.ts';

const links = [
  { name: 'auctions', href: '/dashboard', label: 'Auctions' },
  { name: 'people', href: '/dashboard/people', label: 'People' },
  { name: 'system', href: '/dashboard/system', label: 'System' },
] as const;

/** The dashboard's main navigation, for admins. Clerks see only the auctions and do not need it. */
export function DashboardNav({ current }: { readonly current: (typeof links)[number]['name'] }) {
  return (
    <nav aria-label="Dashboard">
      <ul className="flex gap-x-6 border-b border-line">
        {links.map(({ name, href, label }) => (
          <li key={name}>
            <Link
              href={href}
              aria-current={name === current ? 'page' : undefined}
              className={stepClass(name === current)}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
