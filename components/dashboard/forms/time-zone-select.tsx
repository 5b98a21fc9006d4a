import { SelectField, type SelectFieldProps } from '#components/ui/form/select-field.tsx';

/** A select of time zones by region. Includes `chosen` even if this runtime does not list it. */
export function TimeZoneSelect({
  timeZones,
  chosen,
  ...field
}: SelectFieldProps & { readonly timeZones: readonly string[]; readonly chosen: string }) {
  const names = timeZones.includes(chosen) || chosen === '' ? timeZones : [chosen, ...timeZones];
  const regions = Map.groupBy(names, (name) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : 'Others'));
  return (
    <SelectField {...field}>
      {[...regions].map(([region, zones]) => (
        <optgroup key={region} label={region}>
          {zones.map((name) => (
            <option key={name} value={name}>
              {name
                .slice(name.indexOf('/') + 1)
                .replaceAll('_', ' ')
                .replaceAll('/', ' – ')}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
