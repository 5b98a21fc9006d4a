// A hub as it is usually built in Go: gorilla/websocket, a goroutine and a channel for each viewer,
// and one prepared message for all of them. The protocol is that of hub-server.ts.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"

	"github.com/gorilla/websocket"
)

type viewer struct {
	connection *websocket.Conn
	outbox     chan *websocket.PreparedMessage
}

var (
	lock    sync.Mutex
	viewers = map[*viewer]bool{}
	// The buffer sizes of gorilla's own chat example.
	upgrader = websocket.Upgrader{
		ReadBufferSize: 1024, WriteBufferSize: 1024,
		CheckOrigin: func(*http.Request) bool { return true },
	}
)

func join(response http.ResponseWriter, request *http.Request) {
	connection, err := upgrader.Upgrade(response, request, nil)
	if err != nil {
		return
	}
	one := &viewer{connection, make(chan *websocket.PreparedMessage, 256)}
	lock.Lock()
	viewers[one] = true
	lock.Unlock()
	go one.write()
	go one.read()
}

func (one *viewer) write() {
	for message := range one.outbox {
		if one.connection.WritePreparedMessage(message) != nil {
			return
		}
	}
}

func (one *viewer) read() {
	for {
		if _, _, err := one.connection.ReadMessage(); err != nil {
			leave(one)
			return
		}
	}
}

func leave(one *viewer) {
	lock.Lock()
	defer lock.Unlock()
	if viewers[one] {
		delete(viewers, one)
		close(one.outbox)
		one.connection.Close()
	}
}

func broadcast(text []byte) {
	message, err := websocket.NewPreparedMessage(websocket.TextMessage, text)
	if err != nil {
		panic(err)
	}
	var slow []*viewer
	lock.Lock()
	for one := range viewers {
		select {
		case one.outbox <- message:
		default:
			slow = append(slow, one)
		}
	}
	lock.Unlock()
	for _, one := range slow {
		leave(one)
	}
}

func messageOf(variable string) []byte {
	bytes, _ := strconv.Atoi(os.Getenv(variable))
	empty := `42["lot:changed",{"pad":""}]`
	return []byte(empty[:len(empty)-3] + strings.Repeat("x", bytes-len(empty)) + `"}]`)
}

func handleControl(control net.Conn, short, long []byte) {
	buffer := make([]byte, 4096)
	for {
		count, err := control.Read(buffer)
		if err != nil {
			return
		}
		for _, request := range buffer[:count] {
			switch request {
			case 's':
				broadcast(short)
			case 'l':
				broadcast(long)
			case 'g':
				debug.FreeOSMemory()
				control.Write([]byte("g"))
			}
		}
	}
}

func portOf(listener net.Listener) int {
	return listener.Addr().(*net.TCPAddr).Port
}

func main() {
	short, long := messageOf("SHORT_BYTES"), messageOf("LONG_BYTES")
	sockets, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		panic(err)
	}
	control, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go http.Serve(sockets, http.HandlerFunc(join))
	go func() {
		for {
			connection, err := control.Accept()
			if err != nil {
				return
			}
			go handleControl(connection, short, long)
		}
	}()
	fmt.Printf("{\"port\":%d,\"controlPort\":%d}\n", portOf(sockets), portOf(control))
	io.Copy(io.Discard, os.Stdin)
}
