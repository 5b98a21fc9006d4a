import Link from 'next/link';
import { stepClass } from './step-class.ts';

const stops = [
  { name: 'auctions', href: '/dashboard', label: 'Auctions' },
  { name: 'people', href: '/dashboard/people', label: 'People' },
  { name: 'system', href: '/dashboard/system', label: 'System' },
] as const;

/** The way between what an admin looks after. Who may only see auctions needs none. */
export function DashboardNav({ here }: { readonly here: (typeof stops)[number]['name'] }) {
  return (
    <nav aria-label="Dashboard">
      <ul className="flex gap-x-6 border-b border-line">
        {stops.map(({ name, href, label }) => (
          <li key={name}>
            <Link href={href} aria-current={name === here ? 'page' : undefined} className={stepClass(name === here)}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
