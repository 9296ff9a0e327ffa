#!/bin/bash
# DokuWiki (Debian) as a store of documents: a page each, files in its media folder. The third system, to try adapters written by the guide alone.
# Usage: setup-dokuwiki.sh [install|seed|start|stop|wipe|all]   env: DIR PORT. Idempotent. Needs root.
set -euo pipefail
DIR=${DIR:-/var/tmp/dokuwiki-lab}; PORT=${PORT:-8105}

install() {
  export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
  dpkg -s dokuwiki php8.2-cgi php8.2-xml >/dev/null 2>&1 || apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=900 install dokuwiki php8.2-cgi php8.2-cli php8.2-xml
}
seed() {
  [ -f "$DIR/.seeded" ] && return
  mkdir -p "$DIR/conf" "$DIR"/data/{attic,cache,index,locks,media/van_ban,media_attic,media_meta,meta,pages/van_ban,tmp,log}
  cp -rL /usr/share/dokuwiki "$DIR/www"
  cp -L /etc/dokuwiki/*.conf /etc/dokuwiki/*.php /etc/dokuwiki/manifest.json "$DIR/conf/"
  sed -i "s#'/etc/dokuwiki/'#'$DIR/conf/'#; s#^if(!defined('DOKU_CONF')).*#if(!defined('DOKU_CONF')) define('DOKU_CONF','$DIR/conf/');#" "$DIR/www/inc/preload.php"
  printf "<?php\n\$conf['title']='Kho văn bản (thử)'; \$conf['lang']='vi'; \$conf['savedir']='%s/data'; \$conf['useacl']=1; \$conf['superuser']='lanhdao'; \$conf['license']=''; \$conf['basedir']='/';\n" "$DIR" >"$DIR/conf/local.php"
  printf 'lanhdao:%s:Trần Văn Lãnh:lanhdao@namhai.example:admin,user\n' "$(php -r 'echo password_hash("matkhau1", PASSWORD_BCRYPT);')" >"$DIR/conf/users.auth.php"
  printf '*\t@ALL\t0\n*\t@user\t8\n' >"$DIR/conf/acl.auth.php"
  for n in 1 2 3 4 5 6 7 8; do
    printf '%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n170\n%%%%EOF\n' >"$DIR/data/media/van_ban/vb$n.pdf"
    printf '====== Tờ trình số %s ======\n\n^ Số ký hiệu | 10%s/TTr-NH |\n^ Cơ quan ban hành | UBND tỉnh Nam Hải |\n\n{{van_ban:vb%s.pdf|Văn bản %s.pdf}}\n\n===== Ý kiến =====\n' $n $n $n $n >"$DIR/data/pages/van_ban/vb$n.txt"
  done
  chown -R www-data: "$DIR"; touch "$DIR/.seeded"
}
start() {
  curl -sf -o /dev/null "http://127.0.0.1:$PORT/doku.php" && return
  (cd "$DIR/www" && exec setsid runuser -u www-data -- env PHP_CLI_SERVER_WORKERS=4 php -d upload_max_filesize=50M -d post_max_size=50M -S "127.0.0.1:$PORT" -t "$DIR/www" </dev/null >"$DIR/php.log" 2>&1 & echo $! >"$DIR/pid")
  for _ in $(seq 30); do curl -sf -o /dev/null "http://127.0.0.1:$PORT/doku.php" && return; sleep 1; done
  tail -20 "$DIR/php.log"; exit 1
}
stop() { [ -f "$DIR/pid" ] && kill -- -"$(cat "$DIR/pid")" 2>/dev/null; rm -f "$DIR/pid"; }
wipe() { stop || true; rm -rf "$DIR"; }
case "${1:-all}" in all) install; seed; start ;; install|seed|start|stop|wipe) "$1" ;; *) echo "usage: $0 [install|seed|start|stop|wipe|all]"; exit 2 ;; esac
