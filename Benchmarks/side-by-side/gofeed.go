// Reads the documents that a list names with gofeed; a line for each kind of work: name, documents read without an error,
// entries, seconds of the best round.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

// text is what a reader of the HTML sees, words only.
func text(source string) string {
	var out strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.Write(tokens.Text())
		}
	}
}

func read(body []byte, withTexts bool) (entries int, failed bool) {
	defer func() {
		// gofeed panics on some documents.
		if recover() != nil {
			failed = true
		}
	}()
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return 0, true
	}
	if withTexts {
		for _, item := range feed.Items {
			text(item.Description)
			text(item.Content)
		}
	}
	return len(feed.Items), false
}

func measure(name string, documents [][]byte, withTexts bool) {
	best := time.Hour
	var documentsRead, entries int
	for round := 0; round < 5; round++ {
		documentsRead, entries = 0, 0
		begin := time.Now()
		for _, body := range documents {
			count, failed := read(body, withTexts)
			if !failed {
				documentsRead++
				entries += count
			}
		}
		if spent := time.Since(begin); spent < best {
			best = spent
		}
	}
	fmt.Printf("%s\t%d\t%d\t%.6f\n", name, documentsRead, entries, best.Seconds())
}

func main() {
	list, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	var documents [][]byte
	lines := bufio.NewScanner(list)
	for lines.Scan() {
		body, err := os.ReadFile(lines.Text())
		if err != nil {
			panic(err)
		}
		documents = append(documents, body)
	}
	measure("gofeed", documents, false)
	measure("gofeed, texts extracted", documents, true)
}
