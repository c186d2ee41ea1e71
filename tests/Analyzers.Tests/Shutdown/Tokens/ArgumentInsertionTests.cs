namespace Seaworthy.Tests.Shutdown.Tokens;

/// <summary>Where the token stands in the text of a list: no comment and no line break is lost or moved.</summary>
public sealed class ArgumentInsertionTests
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        public sealed class Orders
        {
            public Task LoadAsync(string name, bool deep, CancellationToken ct = default) => Task.CompletedTask;
            public Task CountAsync(CancellationToken ct = default) => Task.CompletedTask;
            public Task PlainAsync(string name) => Task.CompletedTask;
            public Task PlainAsync(string name, CancellationToken ct) => Task.CompletedTask;
            public Task FindAsync(params object[] keys) => Task.CompletedTask;
            public Task FindAsync(object[] keys, CancellationToken ct) => Task.CompletedTask;
        }

        public sealed class Shop
        {
            public async Task RunAsync(Orders orders, IEnumerable<int> all, CancellationToken ct)
            {

        """;

    private static string In(string statements) => Usings + statements + "\n    }\n}\n";

    private static void Check(string before, string after)
    {
        Assert.Equal(In(after), Forwarding.Apply(In(before)));

        // The same with the line ends of Windows, and with tabs.
        Assert.Equal(In(after).ReplaceLineEndings("\r\n"), Forwarding.Apply(In(before).ReplaceLineEndings("\r\n")));
        Assert.Equal(In(Tabs(after)), Forwarding.Apply(In(Tabs(before))));

        static string Tabs(string code) => code.Replace("    ", "\t", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await [|orders.CountAsync()|];", "await orders.CountAsync(ct);")]
    [InlineData("await [|orders.CountAsync( )|];", "await orders.CountAsync( ct );")]
    [InlineData("await [|orders.CountAsync(/* all */)|];", "await orders.CountAsync(/* all */ ct);")]
    [InlineData("await [|orders.CountAsync(\n            // all\n        )|];", "await orders.CountAsync(\n            // all\n        ct);")]
    [InlineData("await [|orders.CountAsync(// all\n        )|];", "await orders.CountAsync(// all\n        ct);")]
    public void An_empty_list(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("await [|orders.PlainAsync(\"x\")|];", "await orders.PlainAsync(\"x\", ct);")]
    [InlineData("await [|orders.PlainAsync( \"x\" )|];", "await orders.PlainAsync( \"x\", ct );")]
    [InlineData("await [|orders.PlainAsync(\"x\" /* first */)|];", "await orders.PlainAsync(\"x\" /* first */, ct);")]
    [InlineData("await [|orders.PlainAsync(/* name: */ \"x\")|];", "await orders.PlainAsync(/* name: */ \"x\", ct);")]
    [InlineData("await [|orders.LoadAsync(\"x\", true // deep\n            )|];", "await orders.LoadAsync(\"x\", true, // deep\n                ct\n            );")]
    public void A_list_on_one_line(string before, string after) => Check("            " + before, "            " + after);

    [Theory]
    [InlineData(
        """
                await [|orders.LoadAsync(
                    "x", // first
                    true /* why */
                )|];
        """,
        """
                await orders.LoadAsync(
                    "x", // first
                    true /* why */,
                    ct
                );
        """)]
    [InlineData(
        """
                await [|orders.PlainAsync(
                    "x"
                    // trailing comment
                )|];
        """,
        """
                await orders.PlainAsync(
                    "x",
                    ct
                    // trailing comment
                );
        """)]
    [InlineData(
        """
                await [|orders.LoadAsync(
                    "x", // first
                    true)|]; // all of it
        """,
        """
                await orders.LoadAsync(
                    "x", // first
                    true,
                    ct); // all of it
        """)]
    [InlineData(
        """
                await [|orders.LoadAsync(
                    "x",
                    true // all of it
                    )|];
        """,
        """
                await orders.LoadAsync(
                    "x",
                    true, // all of it
                    ct
                    );
        """)]
    [InlineData(
        """
                await [|orders.LoadAsync("x",
                                       true)|];
        """,
        """
                await orders.LoadAsync("x",
                                       true,
                                       ct);
        """)]
    [InlineData(
        """
                await [|orders.LoadAsync(
                    "x"
                    , true
                )|];
        """,
        """
                await orders.LoadAsync(
                    "x"
                    , true
                    , ct
                );
        """)]
    [InlineData(
        """
                await [|orders.LoadAsync(
                    "x", true)|];
        """,
        """
                await orders.LoadAsync(
                    "x", true, ct);
        """)]
    public void A_list_of_several_lines(string before, string after) => Check(before, after);

    [Theory]
    [InlineData(
        """
                await [|Parallel.ForEachAsync(all, async (x, inner) =>
                {
                    // each
                    await Task.Yield();
                })|];
        """,
        """
                await Parallel.ForEachAsync(all, ct, async (x, inner) =>
                {
                    // each
                    await Task.Yield();
                });
        """)]
    [InlineData(
        """
                await [|Parallel.ForEachAsync(
                    all, // of them
                    // what is done
                    async (x, inner) => await Task.Yield())|];
        """,
        """
                await Parallel.ForEachAsync(
                    all, // of them
                    ct,
                    // what is done
                    async (x, inner) => await Task.Yield());
        """)]
    [InlineData(
        """
                await [|Parallel.ForEachAsync(all, /* body */ async (x, inner) => await Task.Yield())|];
        """,
        """
                await Parallel.ForEachAsync(all, ct, /* body */ async (x, inner) => await Task.Yield());
        """)]
    [InlineData(
        """
                await [|Parallel.ForEachAsync(
                    all
                    , async (x, inner) => await Task.Yield())|];
        """,
        """
                await Parallel.ForEachAsync(
                    all
                    , ct
                    , async (x, inner) => await Task.Yield());
        """)]
    public void The_middle_of_a_list(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("await [|orders.FindAsync(1 /* id */)|];", "await orders.FindAsync([1] /* id */, ct);")]
    [InlineData("await [|orders.FindAsync(\n                1, // id\n                2 // version\n            )|];", "await orders.FindAsync(\n                [1, // id\n                2], // version\n                ct\n            );")]
    public void An_array(string before, string after) => Check("            " + before, "            " + after);

    [Theory]
    [InlineData("\n#if DEBUG\n                \"x\"\n#else\n                \"y\"\n#endif\n            ")]
    [InlineData("\"x\"\n#if DEBUG\n#endif\n            ")]
    public void Nothing_is_changed_across_a_directive(string arguments) => Assert.Null(Forwarding.Apply(In($"            await [|orders.PlainAsync({arguments})|];")));
}
