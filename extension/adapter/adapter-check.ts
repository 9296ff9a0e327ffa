/**
 * Refuses an adapter that is more than data: unknown keys, expressions that may run away, addresses of another host, an action
 * without a positive end. Runs wherever an adapter comes in: from the package, from a file, from the administrator's policy.
 */
import {OfficeError} from '../../components/core/office-error.js';
import {decisions} from '../../components/core/draft/draft.js';
import {isAdapterShape} from './adapter-shape.js';
import type {PageAdapter, Step} from './page-adapter.js';

/** @throws OfficeError `adapter-invalid` with the first rule it breaks. */
export function checkAdapter(value: unknown): PageAdapter {
  const fail = (why: string): never => {
    throw new OfficeError('adapter-invalid', why);
  };
  if (!isAdapterShape(value)) return fail('the file is not a page adapter of format v1');
  const checked = value as unknown as PageAdapter;
  const {list, detail, proof} = checked;
  const {fields} = list;
  if (list.boxes.length === 0) return fail(`${checked.id}: a list needs a box`);
  if (list.boxes.some(box => box.url === undefined && !box.steps?.length)) return fail(`${checked.id}: a box needs url or steps`);
  if (!fields.id?.length || !fields.subject?.length) return fail(`${checked.id}: a list needs the fields id and subject`);
  if (detail.url === undefined && !detail.steps?.length) return fail(`${checked.id}: detail needs url or steps`);
  if (detail.attachments && !detail.attachments.url && !detail.attachments.steps) return fail(`${checked.id}: attachments need url or steps`);
  if (proof && proof.get === undefined && !proof.steps?.length) return fail(`${checked.id}: proof needs get or steps`);
  // What only reads may be repeated at any time, so nothing in it may commit.
  const reading = [...list.boxes.map(box => box.steps), list.turn, detail.steps, detail.attachments?.steps, proof?.steps];
  if (reading.some(steps => steps?.some(step => 'post' in step && step.commits))) return fail(`${checked.id}: reading commits nothing`);
  if (detail.steps?.some(step => 'open' in step)) return fail(`${checked.id}: detail cannot open itself`);
  for (const [name, each] of Object.entries(checked.actions)) {
    if (!(decisions as readonly string[]).includes(name)) return fail(`${checked.id}: there is no decision "${name}"`);
    const {steps} = each!;
    const last = steps.at(-1);
    if (!last || !('expect' in last) || last.whenFile) return fail(`${checked.id}: action ${name} must end in expect`);
    if (!steps.some(one => 'post' in one || 'click' in one)) return fail(`${checked.id}: action ${name} sends nothing`);
    if (steps.filter(one => 'post' in one && one.commits).length > 1) return fail(`${checked.id}: action ${name} commits twice`);
  }
  return checked;
}

/** Whether any of it works on a page whose scripts run: such a system is visited in a tab of the desk's own. */
export function isLive({list, detail, actions, proof}: PageAdapter): boolean {
  const all: ReadonlyArray<readonly Step[] | undefined> = [
    ...list.boxes.map(box => box.steps),
    list.turn,
    detail.steps,
    detail.attachments?.steps,
    proof?.steps,
    ...Object.values(actions).map(action => action?.steps),
  ];
  return list.live === true || all.some(steps => steps?.some(step => 'click' in step || 'wait' in step || 'fill' in step || 'show' in step || 'take' in step));
}
