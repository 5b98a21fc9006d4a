'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { toast } from '#components/ui/toast-region.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { type LotDetailsInput, type LotTextInput, lotDetailsSchema } from '#protocol/forms/lot-details.ts';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';
import { DraftFormFrame } from '../forms/draft-form-frame.tsx';
import { useDraftForm } from '../forms/use-draft-form.ts';
import { PictureGallery } from '../pictures/picture-gallery.tsx';
import { type PictureActions, usePictureActions } from '../pictures/use-picture-actions.ts';
import { LotAmountsFields, LotOriginFields, LotTextFields } from './lot-fields.tsx';

export type LotEditorProps = {
  readonly auctionId: string;
  /** Null: a lot that is not in the catalogue yet. */
  readonly lotId: string | null;
  readonly currency: string;
  readonly initial: LotDetailsInput;
  readonly pictures: readonly ShownPicture[];
  readonly consignors: readonly string[];
  /** `all` in a draft, `text` once it is on sale, `nothing` once it has opened and for who may only read. */
  readonly opens: 'all' | 'text' | 'nothing';
  /** What a picture shows may be said at any time, by who may edit. */
  readonly mayDescribe: boolean;
  readonly add: (lot: LotDetailsInput) => Promise<ActionResult<{ readonly lotId: string }>>;
  readonly edit: (lotId: string, lot: LotDetailsInput) => Promise<ActionResult>;
  readonly editText: (lotId: string, text: LotTextInput) => Promise<ActionResult>;
  readonly pictureActions: PictureActions;
};

/** One lot on one page: words, pictures, amounts, consignor. A new one can be followed by the next at once. */
export function LotEditor(props: LotEditorProps) {
  const { auctionId, lotId, currency, opens } = props;
  const router = useRouter();
  const lots = `/dashboard/auctions/${auctionId}/lots`;
  const made = useRef<string | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const [schema] = useState(() => lotDetailsSchema(currency));
  const targetOf = (id: string, lotNumber: string) => ({ lotId: id, lotNumber, address: `${lots}/${id}` });
  const desk = usePictureActions(
    lotId === null ? null : targetOf(lotId, props.initial.lotNumber),
    props.pictures,
    props.pictureActions,
  );
  const draft = useDraftForm<LotDetailsInput>({
    schema,
    initial: props.initial,
    save: (lot) => save(props, lot, made),
    within: opens === 'text' ? 'text' : 'lot',
    storageKey: `${auctionId}:lot:${lotId ?? 'new'}`,
    autosaves: false,
  });

  const send = async (then: 'stay' | 'next') => {
    setLeaving(true);
    const isSaved = await draft.saveNow();
    const newLot = made.current;
    if (!isSaved || newLot === null) {
      setLeaving(false);
      if (isSaved) router.refresh();
      return;
    }
    const lotNumber = draft.form.getValues('lotNumber');
    // They go on their way while the next lot is written (uploads-status.tsx).
    desk.sendTo(targetOf(newLot, lotNumber));
    toast({ title: `Lot ${lotNumber} is in the catalogue`, tone: 'good' });
    router.push(then === 'next' ? `${lots}/new?after=${newLot}` : `${lots}/${newLot}`);
    router.refresh();
  };

  return (
    <DraftFormFrame
      draft={draft}
      autosaves={false}
      readOnly={opens === 'nothing'}
      label={lotId ? `Lot ${props.initial.lotNumber}` : 'New lot'}
      focusesFirstField={lotId === null}
      aside={
        <Panel title="Pictures" aside={desk.pictures.length > 1 ? 'The first one is the cover' : undefined}>
          <PictureGallery desk={desk} isEditable={opens !== 'nothing'} mayDescribe={props.mayDescribe} />
        </Panel>
      }
      onSend={() => void send(lotId ? 'stay' : 'next')}
      buttons={
        <>
          {lotId === null && (
            <Button busy={isLeaving} onClick={() => void send('stay')}>
              Add it
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            busy={isLeaving}
            disabled={lotId !== null && draft.saving.kind === 'untouched'}
          >
            {lotId ? 'Save the lot' : 'Add it, then the next'}
          </Button>
        </>
      }
    >
      <LotTextFields form={draft.form} textOnly={opens !== 'all'} />
      <fieldset disabled={opens !== 'all'} className="flex flex-col gap-6">
        <LotAmountsFields form={draft.form} currency={currency} />
        <LotOriginFields form={draft.form} consignors={props.consignors} />
      </fieldset>
    </DraftFormFrame>
  );
}

async function save(
  { lotId, opens, add, edit, editText }: LotEditorProps,
  lot: LotDetailsInput,
  made: { current: string | null },
): Promise<ActionResult> {
  const { title, maker, description, condition } = lot;
  if (opens === 'text' && lotId !== null) return editText(lotId, { title, maker, description, condition });
  if (lotId !== null) return edit(lotId, lot);
  // Sent twice (a second press, a retry after a lost answer) it is still one lot.
  if (made.current !== null) return edit(made.current, lot);
  const answer = await add(lot);
  if (answer.ok) made.current = answer.lotId;
  return answer;
}
