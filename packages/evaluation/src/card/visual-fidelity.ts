import { titleOf } from './figure-names.ts';
import type { MeasuredSource } from './measured.ts';
import { measurementTopic, stripPictures, type TopicText } from './measurement-topic.ts';
import type { CardAxis, CardTopic } from './report-card.ts';

/** The measures that a card should have, in the order in which they are told; those of other names follow. */
const TOPICS: Readonly<Record<string, TopicText>> = {
  fidelity: {
    title: 'One step ahead',
    lead: 'A tour of the place is remembered, the previous frame is the true one, and the next is dreamed.',
  },
  tour: {
    title: 'A walk through a toured place',
    lead: 'A tour of the place is remembered; then every frame is dreamed from those before it.',
  },
  revisit: {
    title: 'Coming back',
    lead: 'From a single view away and back: is the place still what the model made of it? Only pairs in which neither frame has gone soft are compared.',
  },
  drift: {
    title: 'Wandering on from one view',
    lead: 'A single true view, then a walk into what nobody has seen: does the dream keep its detail and its colours?',
  },
  beyond: {
    title: 'Beyond the edge of a tour',
    lead: 'The walk leaves the part of the place that the tour has shown.',
  },
  invent: {
    title: 'What is invented',
    lead: 'Exploring from a single view: can a fixed classifier tell what was dreamed from what is true?',
  },
  shift: {
    title: 'Out of distribution',
    lead: 'The same protocol in worlds and on walks that leave what the model was trained on, one respect at a time.',
  },
  follow: {
    title: 'Pose following',
    lead: 'Does the dream go where it is told? The motion is recovered from the dreamed frames.',
  },
  memory: {
    title: 'Memory by policy',
    lead: 'The same walk with every retrieval policy: the policies differ in the choice of remembered views alone.',
  },
};

/**
 * The first axis: how true what is dreamed looks. What was not measured is said to be missing.
 *
 * @param tourStrips film strips of walks through toured places, since `measure tour` keeps none
 */
export function visualFidelity(
  sources: readonly MeasuredSource[],
  tourStrips: MeasuredSource['strips'],
): CardAxis {
  const known = Object.entries(TOPICS).flatMap(([measure, text]): CardTopic[] => {
    const own = sources.filter(({ measured }) => measured.measure === measure);
    const topics =
      own.length > 0
        ? own.map((source) => measurementTopic(titled(text, source, own.length), source))
        : [missingTopic(measure, text)];
    return measure === 'tour' ? withStrips(topics, tourStrips) : topics;
  });
  const others = sources
    .filter(({ measured }) => !(measured.measure in TOPICS))
    .map((source) => measurementTopic({ title: titleOf(source.measured.measure), lead: '' }, source));
  return {
    title: 'Visual fidelity',
    lead: 'How true what is dreamed looks, pixel by pixel and place by place, in simulated worlds that the model was not trained on.',
    topics: [...known, ...others],
  };
}

/** Two measurements of one kind are told apart by their suites. */
function titled(text: TopicText, { measured }: MeasuredSource, count: number): TopicText {
  return count > 1 ? { ...text, title: `${text.title}: the suite ${measured.suite}` } : text;
}

function withStrips([first, ...others]: readonly CardTopic[], strips: MeasuredSource['strips']): CardTopic[] {
  return [{ ...first, pictures: [...first.pictures, ...stripPictures(first.title, strips)] }, ...others];
}

function missingTopic(measure: string, text: TopicText): CardTopic {
  return {
    ...text,
    notes: [
      `Not measured. “dreamwalk measure ${measure} --out DIR/${measure}” measures it for “measure card --from DIR”.`,
    ],
    tables: [],
    pictures: [],
  };
}
