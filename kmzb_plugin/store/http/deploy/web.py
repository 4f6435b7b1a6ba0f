"""The configuration of nginx: who asks, with which project, and that nothing else is answered."""

from __future__ import annotations

import hashlib

from .deployment import PREFIX, Deployment
from .layers import PUBLISHED

_COMMON = ("limit", "offset", "bbox", "bbox-crs", "crs", "properties", "sortby", "f", "whole")
_WFS = (
    *("service", "version", "request", "typename", "srsname", "bbox", "filter", "maxfeatures", "outputformat"),
    *("propertyname", "featureid", "startindex", "resulttype", "sortby", "acceptversions"),
)
# A value with an encoded letter, a document type or an element that calls a function of QGIS's expressions. The filter
# of a map needs none, and a function could look around on the server.
_FORBIDDEN = r"~*(%4[1-9A-F]|%5[0-9A]|%6[1-9A-F]|%7[0-9A]|(!|%21)doctype|function)"

MOST_BODY = "512k"  # a payload of 64 kB whose letters are all escaped
_SITE = """\
# Made by deployserver. QGIS Server listens to nginx alone; who asks is decided here.
upstream kmzb_qgis {{
    least_conn;
{workers}
}}

# The project, and so the role in the database, by who has logged in.
map $remote_user $kmzb_project {{
    default "";
    include {folder}/logins.map;
}}

# Only the questions that clients of the store ask. A project named in the question (MAP) is none of them.
map $args $kmzb_items_asked {{
    default 0;
    "" 1;
    "~^(?:(?:{items})=[^&]*(?:&|$))+$" 1;
}}
map $args $kmzb_wfs_asked {{
    default 0;
    "~*^&?(?:(?:{wfs})=[^&]*(?:&+|$))+$" 1;
}}
map $args $kmzb_wfs_service {{
    default 0;
    "~*(?:^|&)service=(?!wfs(?:&|$))" 0;
    "~*(?:^|&)service=wfs(?:&|$)" 1;
}}
map $args $kmzb_wfs_request {{
    default 0;
    "~*(?:^|&)request=(?!(?:GetCapabilities|DescribeFeatureType|GetFeature)(?:&|$))" 0;
    "~*(?:^|&)request=" 1;
}}
map $args $kmzb_wfs_forbidden {{
    default 0;
    "{forbidden}" 1;
}}

# A whole station may stand behind one address.
limit_req_zone $binary_remote_addr$remote_user zone=kmzb_req:10m rate=200r/s;
limit_conn_zone $binary_remote_addr$remote_user zone=kmzb_conn:10m;

server {{
{listen}
    server_name {name};
    server_tokens off;
    # An address holds ids of threats and words that were looked for.
    access_log off;

    auth_basic "KMZB";
    auth_basic_user_file {folder}/htpasswd;
    client_max_body_size {most_body};
    client_body_timeout 20s;
    send_timeout 60s;
    limit_req zone=kmzb_req burst=400 nodelay;
    limit_conn kmzb_conn 50;
    limit_req_status 429;
    limit_conn_status 429;
    absolute_redirect off;
    add_header Cache-Control "no-store" always;
    add_header X-Content-Type-Options "nosniff" always;
    root /;

    # An answer that is not QGIS Server's own tells nothing about the server.
    fastcgi_pass_request_headers off;
    fastcgi_read_timeout 90s;
    fastcgi_send_timeout 30s;
    fastcgi_buffers 64 16k;
    # A process that is not there is passed over; what one has begun with no other one begins again.
    fastcgi_next_upstream error;
    fastcgi_hide_header Location;
    fastcgi_hide_header Server;

    location / {{ return 404; }}

    location ~ ^{prefix}/ogc/collections/(?<kmzb_name>{readable})/items$ {{
        if ($request_method = OPTIONS) {{ add_header Allow "GET, HEAD"; return 200; }}
        if ($request_method !~ ^(GET|HEAD)$) {{ return 405; }}
        if ($kmzb_items_asked = 0) {{ return 400; }}
        try_files $kmzb_project =403;
        include {folder}/nginx/fastcgi.conf;
        fastcgi_param REQUEST_URI /wfs3/collections/$kmzb_name/items;
        fastcgi_param QUERY_STRING $args;
    }}

    location = {prefix}/ogc/collections/submission/items {{
        # Clients take the answer to OPTIONS for what they may do.
        if ($request_method = OPTIONS) {{ add_header Allow "GET, HEAD, POST"; return 200; }}
        if ($request_method != POST) {{ return 405; }}
        if ($args) {{ return 400; }}
        try_files $kmzb_project =403;
        include {folder}/nginx/fastcgi.conf;
        # A body that is not said to be JSON would be read as more questions, and so could name another project.
        fastcgi_param CONTENT_TYPE application/geo+json;
        fastcgi_param HTTP_CONTENT_TYPE application/geo+json;
        fastcgi_param CONTENT_LENGTH $content_length;
        fastcgi_param REQUEST_URI /wfs3/collections/submission/items;
        fastcgi_param QUERY_STRING "";
    }}

    location = {prefix}/ogc/collections {{
        if ($request_method !~ ^(GET|HEAD)$) {{ return 405; }}
        if ($args) {{ return 400; }}
        try_files $kmzb_project =403;
        include {folder}/nginx/fastcgi.conf;
        fastcgi_param REQUEST_URI /wfs3/collections;
        fastcgi_param QUERY_STRING "";
    }}

    location = {prefix}/wfs {{
        if ($request_method !~ ^(GET|HEAD)$) {{ return 405; }}
        if ($kmzb_wfs_asked = 0) {{ return 400; }}
        if ($kmzb_wfs_service = 0) {{ return 400; }}
        if ($kmzb_wfs_request = 0) {{ return 400; }}
        if ($kmzb_wfs_forbidden) {{ return 400; }}
        try_files $kmzb_project =403;
        include {folder}/nginx/fastcgi.conf;
        fastcgi_param REQUEST_URI {prefix}/wfs;
        fastcgi_param QUERY_STRING $args;
    }}
}}
"""

_FASTCGI = """\
# What QGIS Server is told of every request. No header of the client is among it.
fastcgi_pass kmzb_qgis;
fastcgi_param GATEWAY_INTERFACE CGI/1.1;
fastcgi_param SERVER_PROTOCOL $server_protocol;
fastcgi_param REQUEST_METHOD $request_method;
fastcgi_param SERVER_NAME {name};
fastcgi_param SERVER_PORT $server_port;
fastcgi_param HTTPS $https if_not_empty;
fastcgi_param QGIS_PROJECT_FILE $kmzb_project;
# A FastCGI process loses its own environment with every request.
fastcgi_param PGSERVICEFILE {folder}/pg_service.conf;
fastcgi_param PGPASSFILE {folder}/pgpass;
fastcgi_param QGIS_SERVER_WFS_SERVICE_URL $scheme://$http_host{prefix}/wfs;
"""


def site(deployment: Deployment) -> str:
    """nginx/kmzb.conf, to be included in the block `http` of nginx.conf."""
    filters = {column for layer in PUBLISHED for column in layer.filters}
    return _SITE.format(
        workers="\n".join(f"    server unix:{socket};" for socket in sockets(deployment)),
        listen=_listen(deployment),
        name=deployment.name,
        folder=deployment.folder,
        prefix=PREFIX,
        items="|".join((*_COMMON, *sorted(filters))),
        wfs="|".join(_WFS),
        forbidden=_FORBIDDEN,
        readable="|".join(layer.name for layer in PUBLISHED if not layer.writable and not layer.mapped),
        most_body=MOST_BODY,
    )


def fastcgi(deployment: Deployment) -> str:
    """nginx/fastcgi.conf, which the site includes."""
    return _FASTCGI.format(name=deployment.name, prefix=PREFIX, folder=deployment.folder)


def logins_map(deployment: Deployment) -> str:
    """logins.map: the project of each login."""
    return "".join(f'"{login}" {project_path(deployment, login)};\n' for login in deployment.logins)


def sockets(deployment: Deployment) -> list[str]:
    """Where each process of QGIS Server listens."""
    return [f"{deployment.sockets}/qgis-{number}.sock" for number in range(1, deployment.workers + 1)]


def project_path(deployment: Deployment, login: str) -> str:
    """Where a login's project stands on the server."""
    name = hashlib.sha256(f"{deployment.secret} {login}".encode()).hexdigest()[:32]
    return f"{deployment.folder}/projects/{name}.qgs"


def _listen(deployment: Deployment) -> str:
    if not deployment.certificate:
        return f"    listen 127.0.0.1:{deployment.port};"
    return "\n".join(
        [
            f"    listen {deployment.port} ssl;",
            f"    ssl_certificate {deployment.certificate};",
            f"    ssl_certificate_key {deployment.key};",
            "    ssl_protocols TLSv1.2 TLSv1.3;",
            "    ssl_session_cache shared:kmzb_tls:5m;",
        ]
    )
