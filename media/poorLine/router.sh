#!/bin/sh
# The first and only program of the kernel between a console and the platform (netem.fixture.ts): brings both its ends up,
# then does each line that comes in, until none comes any more.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
stty -echo
mount -t proc proc /proc
insmod "/usr/lib/uml/modules/$(uname -r)/kernel/net/sched/sch_netem.ko"
ip address add 198.18.0.2/24 dev vec0 && ip link set vec0 up
ip address add 198.18.1.2/24 dev vec1 && ip link set vec1 up
echo 1 >/proc/sys/net/ipv4/ip_forward && echo 'router ready'
while read -r line; do
  $line
  echo "did $?"
done
echo o >/proc/sysrq-trigger
