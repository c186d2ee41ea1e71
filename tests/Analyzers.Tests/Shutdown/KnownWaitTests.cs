using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>All the calls that only wait, and services that have nothing to wait for.</summary>
public sealed class KnownWaitTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _rule = new(WaitIgnoresToken.Rule, References.Net10);

    private static string Desk(string body) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Desk(TcpListener door, UdpClient post, Socket line, Channel<int> orders, CountdownEvent open, Barrier table, SemaphoreSlim seats, Task closed) : IHostedService
        {
            private readonly object[] _all = [door, post, line, orders, open, table, seats, closed];

            public async Task StartAsync(CancellationToken cancellationToken)
            {
                {{body}}
                await Task.Yield();
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.FromResult(_all);
        }
        """;

    [Theory]
    [InlineData("using var guest = await door.[|AcceptTcpClientAsync|]();", "using var guest = await door.AcceptTcpClientAsync(cancellationToken);")]
    [InlineData("using var guest = await door.[|AcceptSocketAsync|]();", "using var guest = await door.AcceptSocketAsync(cancellationToken);")]
    [InlineData("var letter = await post.[|ReceiveAsync|]();", "var letter = await post.ReceiveAsync(cancellationToken);")]
    [InlineData("using var call = await line.[|AcceptAsync|]();", "using var call = await line.AcceptAsync(cancellationToken);")]
    [InlineData("var count = await line.[|ReceiveAsync|](new Memory<byte>(new byte[9]), SocketFlags.None);", "var count = await line.ReceiveAsync(new Memory<byte>(new byte[9]), SocketFlags.None, cancellationToken);")]
    [InlineData("await orders.Writer.[|WriteAsync|](3);", "await orders.Writer.WriteAsync(3, cancellationToken);")]
    [InlineData("while (await orders.Writer.[|WaitToWriteAsync|]()) { }", "while (await orders.Writer.WaitToWriteAsync(cancellationToken)) { }")]
    [InlineData("while (await orders.Reader.[|WaitToReadAsync|]().ConfigureAwait(false)) { }", "while (await orders.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false)) { }")]
    [InlineData("open.[|Wait|]();", "open.Wait(cancellationToken);")]
    [InlineData("if (!open.[|Wait|](TimeSpan.FromSeconds(9))) { }", "if (!open.Wait(TimeSpan.FromSeconds(9), cancellationToken)) { }")]
    [InlineData("table.[|SignalAndWait|]();", "table.SignalAndWait(cancellationToken);")]
    [InlineData("seats.[|Wait|]();", "seats.Wait(cancellationToken);")]
    [InlineData("await closed.[|WaitAsync|](TimeSpan.FromMinutes(1));", "await closed.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);")]
    [InlineData("closed.[|Wait|](TimeSpan.FromMinutes(1));", "closed.Wait(TimeSpan.FromMinutes(1), cancellationToken);")]
    [InlineData("for (; ; ) { if (await seats.[|WaitAsync|](9000)) break; }", "for (; ; ) { if (await seats.WaitAsync(9000, cancellationToken)) break; }")]
    public Task They_are_given_the_token(string before, string after) => _rule.Fixes(Desk(before), Desk(after));

    [Theory]
    [InlineData("await closed;")]
    [InlineData("await Task.CompletedTask;")]
    [InlineData("seats.Release();")]
    [InlineData("orders.Writer.TryWrite(3);")]
    [InlineData("if (open.Wait(0)) { }")]
    [InlineData("var work = Task.Run(() => open.Wait(cancellationToken), cancellationToken); work.Wait(cancellationToken);")]
    public Task These_do_not_wait_or_have_the_token(string body) => _rule.IsSilent(Desk(body));

    [Fact]
    public Task An_actor_that_nobody_stops_has_no_token_to_be_given() => _rule.IsSilent(
        """
        using System.Threading.Channels;
        using System.Threading.Tasks;

        sealed class Ledger
        {
            private readonly Channel<int> _entries = Channel.CreateUnbounded<int>();
            private int _sum;

            public void Add(int entry) => _entries.Writer.TryWrite(entry);

            public async Task<int> RunAsync()
            {
                while (true)
                {
                    var entry = await _entries.Reader.ReadAsync();
                    if (entry is 0)
                        await Task.Delay(1000);

                    _sum += entry;
                }
            }
        }
        """);
}
