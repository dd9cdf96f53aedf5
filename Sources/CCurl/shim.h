#ifndef EARSHOT_CCURL_SHIM_H
#define EARSHOT_CCURL_SHIM_H

#include <curl/curl.h>
#include <stddef.h>

// Swift cannot call variadic functions: one wrapper for each kind of argument that libcurl's option functions take. The
// parentheses around the names step past curl's type-checking macros, which need the option as a constant.

static inline CURLcode earshot_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode earshot_curl_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode earshot_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode earshot_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode earshot_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode earshot_curl_set_headers(CURL *handle, struct curl_slist *value) {
    return (curl_easy_setopt)(handle, CURLOPT_HTTPHEADER, value);
}

static inline CURLcode earshot_curl_set_post_body(CURL *handle, const void *bytes, size_t count) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    if (code != CURLE_OK) return code;
    return (curl_easy_setopt)(handle, CURLOPT_COPYPOSTFIELDS, bytes);
}

/// Receives `count` bytes; a return value other than `count` ends the transfer.
typedef size_t (*earshot_curl_receiver)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode earshot_curl_set_body_receiver(CURL *handle, earshot_curl_receiver receiver, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_WRITEFUNCTION, receiver);
    if (code != CURLE_OK) return code;
    return (curl_easy_setopt)(handle, CURLOPT_WRITEDATA, context);
}

/// Fills in up to `size * count` bytes of what is uploaded; 0 ends it.
typedef size_t (*earshot_curl_sender)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode earshot_curl_set_body_sender(CURL *handle, earshot_curl_sender sender, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_READFUNCTION, sender);
    if (code != CURLE_OK) return code;
    return (curl_easy_setopt)(handle, CURLOPT_READDATA, context);
}

/// Called about once a second and with whatever moves; a return value other than 0 ends the transfer.
typedef int (*earshot_curl_watcher)(
    void *context, curl_off_t down_total, curl_off_t down_now, curl_off_t up_total, curl_off_t up_now);

static inline CURLcode earshot_curl_set_watcher(CURL *handle, earshot_curl_watcher watcher, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_XFERINFOFUNCTION, watcher);
    if (code != CURLE_OK) return code;
    code = (curl_easy_setopt)(handle, CURLOPT_XFERINFODATA, context);
    if (code != CURLE_OK) return code;
    return (curl_easy_setopt)(handle, CURLOPT_NOPROGRESS, 0L);
}

static inline CURLcode earshot_curl_set_header_receiver(CURL *handle, earshot_curl_receiver receiver, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_HEADERFUNCTION, receiver);
    if (code != CURLE_OK) return code;
    return (curl_easy_setopt)(handle, CURLOPT_HEADERDATA, context);
}

/// Opens the socket for one address, or answers CURL_SOCKET_BAD.
typedef curl_socket_t (*earshot_curl_socket_opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode earshot_curl_set_socket_opener(CURL *handle, earshot_curl_socket_opener opener, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
    if (code != CURLE_OK) return code;
    return (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETDATA, context);
}

/// The socket address inside curl's record, `address->addrlen` bytes long (more than `struct sockaddr` for IPv6).
static inline const void *earshot_curl_address_bytes(const struct curl_sockaddr *address) { return &address->addr; }

static inline long earshot_curl_get_long(CURL *handle, CURLINFO info) {
    long value = 0;
    return (curl_easy_getinfo)(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline curl_off_t earshot_curl_get_offset(CURL *handle, CURLINFO info) {
    curl_off_t value = 0;
    return (curl_easy_getinfo)(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline CURLMcode earshot_curl_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    return (curl_multi_setopt)(handle, option, value);
}

/// Hears which sockets to watch, and for what (CURL_POLL_…).
static inline CURLMcode earshot_curl_multi_set_socket_watcher(
    CURLM *handle, curl_socket_callback watcher, void *context) {
    CURLMcode code = (curl_multi_setopt)(handle, CURLMOPT_SOCKETFUNCTION, watcher);
    if (code != CURLM_OK) return code;
    return (curl_multi_setopt)(handle, CURLMOPT_SOCKETDATA, context);
}

/// Hears after how many milliseconds the handle wants to be called; -1 for not at all.
static inline CURLMcode earshot_curl_multi_set_timer(CURLM *handle, curl_multi_timer_callback timer, void *context) {
    CURLMcode code = (curl_multi_setopt)(handle, CURLMOPT_TIMERFUNCTION, timer);
    if (code != CURLM_OK) return code;
    return (curl_multi_setopt)(handle, CURLMOPT_TIMERDATA, context);
}

static inline CURLSHcode earshot_curl_share(CURLSH *share, curl_lock_data what) {
    return (curl_share_setopt)(share, CURLSHOPT_SHARE, what);
}

#endif
