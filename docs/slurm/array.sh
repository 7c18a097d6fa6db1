#!/usr/bin/env bash
# One part of an experiment per task of a job array. Use from the folder of your results:
#
#   job=$(sbatch --parsable --array=1-8 array.sh my-experiment.toml work)
#   sbatch --dependency=afterok:$job --wrap "prikkel merge my-experiment.toml --out work"
#
# A task that is lost with its node is started again by Slurm and goes on behind its last run. Start the same array again for what is
# lacking: parts that are done do nothing.
#SBATCH --job-name=prikkel
#SBATCH --requeue
#SBATCH --time=04:00:00
set -euo pipefail
experiment="$1"
work="$2"
exec prikkel experiment "$experiment" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --out "$work" \
    --threads "${SLURM_CPUS_ON_NODE:-1}" --progress none
