'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { toast } from '#components/ui/overlay/toast-region.tsx';
import { Panel } from '#components/ui/panel.tsx';
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
  /** Null for a new lot. */
  readonly lotId: string | null;
  readonly currency: string;
  readonly initial: LotDetailsInput;
  readonly pictures: readonly ShownPicture[];
  readonly consignors: readonly string[];
  /** `all` in a draft, `text` when published, `nothing` after it opened or without permission. */
  readonly editable: 'all' | 'text' | 'nothing';
  /** Whether alternative texts may be edited. */
  readonly mayDescribe: boolean;
  readonly add: (lot: LotDetailsInput) => Promise<ActionResult<{ readonly lotId: string }>>;
  readonly edit: (lotId: string, lot: LotDetailsInput) => Promise<ActionResult>;
  readonly editText: (lotId: string, text: LotTextInput) => Promise<ActionResult>;
  readonly pictureActions: PictureActions;
};

/**
 * Edits a lot: texts, pictures, amounts and consignor. Adding a lot can continue with the next one.
 */
export function LotEditor(props: LotEditorProps) {
  const { auctionId, lotId, currency, editable } = props;
  const router = useRouter();
  const lots = `/dashboard/auctions/${auctionId}/lots`;
  const createdId = useRef<string | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const [schema] = useState(() => lotDetailsSchema(currency));
  const targetOf = (id: string, lotNumber: string) => ({ lotId: id, lotNumber, address: `${lots}/${id}` });
  const gallery = usePictureActions(
    lotId === null ? null : targetOf(lotId, props.initial.lotNumber),
    props.pictures,
    props.pictureActions,
  );
  const draft = useDraftForm<LotDetailsInput>({
    schema,
    initial: props.initial,
    save: (lot) => save(props, lot, createdId),
    inputName: editable === 'text' ? 'text' : 'lot',
    storageKey: `${auctionId}:lot:${lotId ?? 'new'}`,
    autosaves: false,
  });

  const submit = async (then: 'stay' | 'next') => {
    setLeaving(true);
    const isSaved = await draft.saveNow();
    const newLot = createdId.current;
    if (!isSaved || newLot === null) {
      setLeaving(false);
      if (isSaved) router.refresh();
      return;
    }
    const lotNumber = draft.form.getValues('lotNumber');
    // The uploads continue in the background (uploads-status.tsx).
    gallery.sendTo(targetOf(newLot, lotNumber));
    toast({ title: `Lot ${lotNumber} is in the catalogue`, tone: 'good' });
    router.push(then === 'next' ? `${lots}/new?after=${newLot}` : `${lots}/${newLot}`);
    router.refresh();
  };

  return (
    <DraftFormFrame
      draft={draft}
      autosaves={false}
      readOnly={editable === 'nothing'}
      label={lotId ? `Lot ${props.initial.lotNumber}` : 'New lot'}
      focusesFirstField={lotId === null}
      aside={
        <Panel title="Pictures" aside={gallery.pictures.length > 1 ? 'The first one is the cover' : undefined}>
          <PictureGallery gallery={gallery} isEditable={editable !== 'nothing'} mayDescribe={props.mayDescribe} />
        </Panel>
      }
      onSubmit={() => void submit(lotId ? 'stay' : 'next')}
      buttons={
        <>
          {lotId === null && (
            <Button busy={isLeaving} onClick={() => void submit('stay')}>
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
      <LotTextFields form={draft.form} textOnly={editable !== 'all'} />
      <fieldset disabled={editable !== 'all'} className="flex flex-col gap-6">
        <LotAmountsFields form={draft.form} currency={currency} />
        <LotOriginFields form={draft.form} consignors={props.consignors} />
      </fieldset>
    </DraftFormFrame>
  );
}

async function save(
  { lotId, editable, add, edit, editText }: LotEditorProps,
  lot: LotDetailsInput,
  createdId: { current: string | null },
): Promise<ActionResult> {
  const { title, maker, description, condition } = lot;
  if (editable === 'text' && lotId !== null) return editText(lotId, { title, maker, description, condition });
  if (lotId !== null) return edit(lotId, lot);
  // A repeated submit (a second press, a retry after a lost response) must not add a second lot.
  if (createdId.current !== null) return edit(createdId.current, lot);
  const result = await add(lot);
  if (result.ok) createdId.current = result.lotId;
  return result;
}
