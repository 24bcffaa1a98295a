import { GRAPH_NAMES, type GraphName, type Manifest, type TensorManifest } from '@dreamwalk/model-package';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../words/bytes.ts';
import styles from './graph-table.module.css';

interface GraphTableProps {
  readonly graphs: Manifest['graphs'];
  readonly bytes: Readonly<Partial<Record<GraphName, number>>>;
}

/** The graphs of a model: what they take, what they give, and how large they are. */
export function GraphTable({ graphs, bytes }: GraphTableProps) {
  const { t, i18n } = useTranslation('library');
  return (
    <table className={styles.graphs}>
      <thead>
        <tr>
          <th scope="col">{t('models.graph')}</th>
          <th scope="col">{t('models.inputs')}</th>
          <th scope="col">{t('models.outputs')}</th>
          <th scope="col" className={styles.bytes}>
            {t('models.bytes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {GRAPH_NAMES.flatMap((name) => {
          const graph = graphs[name];
          if (!graph) return [];
          const size = bytes[name];
          return [
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Tensors tensors={graph.inputs} />
              </td>
              <td>
                <Tensors tensors={graph.outputs} />
              </td>
              <td className={styles.bytes}>{size === undefined ? '–' : formatBytes(size, i18n.language)}</td>
            </tr>,
          ];
        })}
      </tbody>
    </table>
  );
}

function Tensors({ tensors }: { readonly tensors: Readonly<Record<string, TensorManifest>> }) {
  return (
    <ul className={styles.tensors}>
      {Object.entries(tensors).map(([name, { shape, role }]) => (
        <li key={name} title={role}>
          {name} <span>[{shape.join(', ')}]</span>
        </li>
      ))}
    </ul>
  );
}
