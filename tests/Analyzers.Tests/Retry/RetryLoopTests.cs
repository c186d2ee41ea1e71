using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Retry;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Retry;

/// <summary>Prints the model of the shapes in Shapes.txt.</summary>
public class RetryLoopTests
{
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Is_recognised_as(string title, string code, string expected)
    {
        Assert.NotEmpty(title);
        Assert.Equal(expected, Print(code));
    }

    [Fact]
    public void The_shapes_are_many() => Assert.True(Shapes().Count() >= 80);

    /// <summary>Whoever waits for a lock doesn't try again what has failed.</summary>
    [Theory]
    [InlineData("Monitor.TryEnter(this)")]
    [InlineData("gate.TryEnter()")]
    [InlineData("mutex.WaitOne(100)")]
    [InlineData("semaphore.WaitOne(100)")]
    [InlineData("handle.WaitOne(100)")]
    [InlineData("Mutex.OpenExisting(\"shop\")")]
    [InlineData("Semaphore.OpenExisting(\"shop\")")]
    [InlineData("new Mutex(true, \"shop\")")]
    [InlineData("acquireOrders()")]
    [InlineData("lockOrders()")]
    [InlineData("locks.Acquire()")]
    [InlineData("locks.AcquireLease()")]
    [InlineData("locks.TryAcquire()")]
    [InlineData("locks.TryAcquireLease()")]
    [InlineData("locks.TryLock()")]
    [InlineData("locks.TryLockAsync()")]
    [InlineData("locks.EnterLock()")]
    [InlineData("locks.Lock()")]
    [InlineData("locks.LockOrders()")]
    [InlineData("this.Next = Interlocked.CompareExchange(ref _next, 1, 0)")]
    public void Waiting_for_a_lock_is_no_retry(string attempt) => Assert.Equal("nothing", Print(Locked(attempt)));

    [Theory]
    [InlineData("locks.Locate()")]
    [InlineData("locks.Locked()")]
    [InlineData("locks.Blocked()")]
    [InlineData("locks.EnterShop()")]
    [InlineData("locks.TryEnter()")]
    [InlineData("Mutex.TryOpenExisting(\"shop\", out _)")]
    [InlineData("new FileStream(\"shop\", FileMode.Open)")]
    [InlineData("find()")]
    [InlineData("orders.Load(1)")]
    public void Other_calls_are_tried_again(string attempt) => Assert.StartsWith("for: 3 attempts", Print(Locked(attempt)), StringComparison.Ordinal);

    private static string Locked(string attempt) =>
        $$"""
        public interface ILocks
        {
            bool Acquire();
            bool AcquireLease();
            bool TryAcquire();
            bool TryAcquireLease();
            bool TryEnter();
            bool TryLock();
            bool TryLockAsync();
            bool EnterLock();
            bool Lock();
            bool LockOrders();
            bool Locate();
            bool Locked();
            bool Blocked();
            bool EnterShop();
        }
        private int _next;
        public int Next { get; set; }
        public void Run(ILocks locks, Lock gate, Mutex mutex, Semaphore semaphore, WaitHandle handle, Func<bool> acquireOrders, Func<bool> lockOrders, Func<bool> find)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    _ = {{attempt}};
                    return;
                }
                catch (IOException)
                {
                    Thread.Sleep(100);
                }
            }
            throw new TimeoutException();
        }
        """;

    /// <summary>What a method of one's own is called says nothing of whether it waits.</summary>
    [Theory]
    [InlineData("Thread.Sleep(100)")]
    [InlineData("Task.Delay(100).Wait()")]
    [InlineData("handle.WaitOne(100)")]
    [InlineData("Sleep()")]
    public void A_method_that_waits_is_a_pause(string body) => Assert.DoesNotContain("no pause", Print(Calming(body)), StringComparison.Ordinal);

    [Theory]
    [InlineData("orders.Load(1)")]
    [InlineData("Console.Beep()")]
    [InlineData("new Action(() => Thread.Sleep(100))()")]
    public void A_method_that_does_something_else_is_none(string body) => Assert.StartsWith("for: 3 attempts; no pause", Print(Calming(body)), StringComparison.Ordinal);

    private static string Calming(string body) =>
        $$"""
        private readonly ManualResetEvent handle = new(false);
        private void Sleep() { }
        private void Calm()
        {
            {{body}};
        }
        public void Run()
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { orders.Save(1); return; }
                catch (IOException) { Calm(); }
            }
            throw new TimeoutException();
        }
        """;

    [Theory]
    [InlineData("attempt")]
    [InlineData("retryCount")]
    [InlineData("tries")]
    [InlineData("tryNumber")]
    public void The_number_of_the_attempt_may_be_sent(string parameter) => Assert.StartsWith("for: 3 attempts", Print(Sending(parameter)), StringComparison.Ordinal);

    [Theory]
    [InlineData("page")]
    [InlineData("entries")]
    public void What_is_sent_instead_is_another_item(string parameter) => Assert.Equal("nothing", Print(Sending(parameter)));

    private static string Sending(string parameter) =>
        $$"""
        public interface ISender { Task SendAsync(int id, int {{parameter}}); }
        public async Task Run(ISender sender)
        {
            for (var n = 0; n < 3; n++)
            {
                try { await sender.SendAsync(1, n); return; }
                catch (IOException) { await Task.Delay(100); }
            }
            throw new TimeoutException();
        }
        """;

    public static IEnumerable<TheoryDataRow<string, string, string>> Shapes()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Analyzers.Tests", "Retry", "Shapes.txt")).ReplaceLineEndings("\n");
        foreach (var shape in text.Split("\n## ").Skip(1))
        {
            var title = shape[..shape.IndexOf('\n', StringComparison.Ordinal)];
            var expected = shape.IndexOf("\n=> ", StringComparison.Ordinal);
            yield return new TheoryDataRow<string, string, string>(title, shape[(title.Length + 1)..expected], shape[(expected + 4)..].Trim()) { TestDisplayName = title };
        }
    }

    private static string Print(string members)
    {
        var model = Source.Bind(Prelude + members + "\n}", References.Net10);
        var symbols = RetrySymbols.Find(model.Compilation)!;
        var recogniser = new RetryLoopRecogniser(symbols, new RetrySettings(EmptyOptions.Instance), TestContext.Current.CancellationToken);
        var loops = model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            .Where(node => node is StatementSyntax or MethodDeclarationSyntax)
            .Select(node => recogniser.TryMatch(node, model))
            .OfType<RetryLoop>()
            .Select(RetryLoopText.Of)
            .ToList();

        return loops.Count is 0 ? "nothing" : string.Join("\n", loops);
    }

    private const string Prelude = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public class DbUpdateConcurrencyException : Exception { }

        public interface IOrders
        {
            string Load(int id);
            void Save(int id);
            bool TrySave(int id);
            void Migrate();
            string SelectServer();
            Task SaveAsync(int id);
            Task<bool> TrySaveAsync(int id);
            Task<bool> IsReadyAsync();
            Task StartAsync();
            Task HandleNextAsync(CancellationToken ct);
            Task<int> CountAsync();
            Task<string> FindAsync(int id);
            Task<string> GetStateAsync(int id);
            Task<string> PageAsync(int page);
            Task<string> SendAsync(int id, int attempt);
            Task UpdateAsync(string order);
        }

        public interface IRetryPolicy
        {
            bool ShouldRetry(int attempt);
            bool MayExecute();
            Task BackoffAsync(int attempt);
        }

        public class OrderOptions { public int MaxRetries { get; set; } }

        public class Shop(HttpClient http, ILogger log, IOrders orders, IRetryPolicy policy, OrderOptions options)
        {

        """;
}
