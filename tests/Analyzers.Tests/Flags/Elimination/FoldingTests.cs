namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>What a decided flag leaves of conditions and statements, and what it does not touch.</summary>
public sealed class FoldingTests
{
    [Theory]
    [InlineData("""if (Ask("a") && Has("x")) Log(1); else Log(2);""", """if (Ask("a")) Log(1); else Log(2);""", "Ask(\"a\");\nLog(2);")]
    [InlineData("""Log(Ask("a") && Has("x"));""", """Log(Ask("a"));""", "Ask(\"a\");\nLog(false);")]
    [InlineData("""Log($"{Ask("a")}{Ask("b") && Has("x")}");""", """Log($"{Ask("a")}{Ask("b")}");""", """Log($"{Ask("a")}{Ask("b") && false}");""")]
    [InlineData("""if (a) { if (Has("x")) Log(1); } else { Log(2); }""", """if (a) { Log(1); } else { Log(2); }""", """if (!a) { Log(2); }""")]
    [InlineData("""if (b) { if (Has("x")) { Log(1); } } else if (a) { Log(2); }""", """if (b) { Log(1); } else if (a) { Log(2); }""", """if (!b && a) { Log(2); }""")]
    [InlineData("""if (n++ == 0 && Has("x")) Log(1);""", """if (n++ == 0) Log(1);""", """n++;""")]
    [InlineData("""for (var i = 0; i < 3; i++) { if (Has("x")) break; Log(i); }""", """for (var i = 0; i < 3; ) { break; }""", """for (var i = 0; i < 3; i++) { Log(i); }""")]
    [InlineData("""var s = "a" + (Has("x") ? "n" : "o") + "z"; Log(s);""", """var s = "a" + "n" + "z"; Log(s);""", """var s = "a" + "o" + "z"; Log(s);""")]
    [InlineData("""Log($"The page is {(Has("x") ? "new" : "{old}")} for {n}.");""", """Log($"The page is new for {n}.");""", """Log($"The page is {{old}} for {n}.");""")]
    [InlineData("""Log($"The page is {(Has("x") ? "new" : "{old}")}.");""", """Log("The page is new.");""", """Log("The page is {old}.");""")]
    [InlineData("""Log(Has("x") == a);""", """Log(a);""", """Log(!a);""")]
    [InlineData("""Log(!(Has("x") || a));""", """Log(false);""", """Log(!a);""")]
    [InlineData("""var v = Has("x") ? 1 : 2.5; Log(v);""", """var v = (double)1; Log(v);""", """var v = 2.5; Log(v);""")]
    [InlineData("""switch (n) { case > 0 when Has("x"): Log(1); break; case 2: Log(2); break; }""", """switch (n) { case > 0: Log(1); break; }""", """switch (n) { case 2: Log(2); break; }""")]
    [InlineData("""switch (Has("x")) { case true: Log(1); break; default: Log(2); break; }""", """Log(1);""", """Log(2);""")]
    [InlineData("""try { Log(1); } catch (Exception) when (Has("x")) { Log(2); }""", """try { Log(1); } catch (Exception) { Log(2); }""", """Log(1);""")]
    [InlineData("""object o = n; if (Has("x") && o is string s) Log(s);""", """object o = n; if (o is string s) Log(s);""", """object o = n;""")]
    [InlineData("""Log((Has("x") ? n + 1 : 0) == 2);""", """Log(n + 1 == 2);""", """Log(0 == 2);""")]
    [InlineData("""Log(b == (Has("x") ? a == b : a));""", """Log(b == (a == b));""", """Log(b == a);""")]
    [InlineData("""Log((Has("x") ? a || b : a) && b);""", """Log((a || b) && b);""", """Log(a && b);""")]
    [InlineData("""Log((Has("x") ? n + 1 : 2).ToString());""", """Log((n + 1).ToString());""", """Log(2.ToString());""")]
    [InlineData("""Log(Has("x") ? a && Has("x") : b);""", """Log(a);""", """Log(b);""")]
    [InlineData("""Log((Has("x") ? true : a) && b);""", """Log(b);""", """Log(a && b);""")]
    [InlineData("""Log((Ask("q") || Has("x")) ? (Ask("r") || Has("x")) : b);""", "Ask(\"q\");\nLog(Ask(\"r\") || true);", """Log(Ask("q") ? Ask("r") : b);""")]
    [InlineData("""if (b || a) { if (Has("x")) { Log(1); } } else if (a || n > 1) { Log(2); }""", """if (b || a) { Log(1); } else if (a || n > 1) { Log(2); }""", """if (!(b || a) && (a || n > 1)) { Log(2); }""")]
    [InlineData("""if (b) { if (Has("x")) { Log(1); } } else if (a) { Log(2); } else { Log(3); }""", """if (b) { Log(1); } else if (a) { Log(2); } else { Log(3); }""", """if (!b) { if (a) { Log(2); } else { Log(3); } }""")]
    [InlineData("""if ((a && Has("x"))) Log(1);""", """if (a) Log(1);""", "")]
    [InlineData("""if (Ask("a") && Has("x") && b) Log(1); else Log(2);""", """if (Ask("a") && b) Log(1); else Log(2);""", "Ask(\"a\");\nLog(2);")]
    [InlineData("""try { Log(1); } catch (Exception) when (Has("x")) { Log(2); } catch (InvalidOperationException) { Log(3); }""", """try { Log(1); } catch (Exception) { Log(2); }""", """try { Log(1); } catch (InvalidOperationException) { Log(3); }""")]
    [InlineData("""try { Log(1); } catch when (Has("x")) { Log(2); } catch (InvalidOperationException) { Log(3); }""", """try { Log(1); } catch { Log(2); }""", """try { Log(1); } catch (InvalidOperationException) { Log(3); }""")]
    [InlineData("""try { Log(1); } catch (InvalidOperationException) when (Has("x")) { Log(2); } catch (Exception) { Log(3); }""", """try { Log(1); } catch (InvalidOperationException) { Log(2); } catch (Exception) { Log(3); }""", """try { Log(1); } catch (Exception) { Log(3); }""")]
    [InlineData("""try { Log(1); } catch (Exception e) when (Ask("q") || Has("x")) { Log(e); }""", """try { Log(1); } catch (Exception e) when (Ask("q") || true) { Log(e); }""", """try { Log(1); } catch (Exception e) when (Ask("q")) { Log(e); }""")]
    [InlineData("""try { Log(1); } catch (InvalidOperationException) { Log(Has("x") ? 1 : 2); } catch (Exception) when (a) { Log(3); }""", """try { Log(1); } catch (InvalidOperationException) { Log(1); } catch (Exception) when (a) { Log(3); }""", """try { Log(1); } catch (InvalidOperationException) { Log(2); } catch (Exception) when (a) { Log(3); }""")]
    [InlineData("""Log((Has("x"), a) switch { (true, true) => 1, (false, true) => 2, _ => 3 });""", """Log(a switch { true => 1, _ => 3 });""", """Log(a switch { true => 2, _ => 3 });""")]
    [InlineData("""Log((Has("x"), a, b) switch { (true, true, true) => 1, (false, true, _) => 2, _ => 3 });""", """Log((a, b) switch { (true, true) => 1, _ => 3 });""", """Log((a, b) switch { (true, _) => 2, _ => 3 });""")]
    [InlineData("""Log((Has("x"), !Has("x")) switch { (true, true) => 1, (false, true) => 2, (true, false) => 4, _ => 3 });""", """Log(4);""", """Log(2);""")]
    [InlineData("""Log((Has("x"), !Has("x")) switch { (true, false) when a => 4, _ => 3 });""", """Log((true, false) switch { (true, false) when a => 4, _ => 3 });""", """Log(3);""")]
    [InlineData("""Log((Has("x"), n + 1) switch { (true, 2) => 1, (false, > 3) => 2, _ => 3 });""", """Log((n + 1) switch { 2 => 1, _ => 3 });""", """Log((n + 1) switch { > 3 => 2, _ => 3 });""")]
    [InlineData("""Log((Has("x"), a) switch { (var p, true) => p ? 1 : 2, _ => 3 });""", """Log((true, a) switch { (var p, true) => p ? 1 : 2, _ => 3 });""", """Log((false, a) switch { (var p, true) => p ? 1 : 2, _ => 3 });""")]
    [InlineData("""bool F() => Ask("a") && Has("x"); Log(F());""", """bool F() => Ask("a"); Log(F());""", """bool F() { Ask("a"); return false; } Log(F());""")]
    [InlineData("""void F() => Log(Ask("a") || Has("x")); F();""", """void F() { Ask("a"); Log(true); } F();""", """void F() => Log(Ask("a")); F();""")]
    [InlineData("""int F() => (Ask("a") || Has("x")) ? n : 2; Log(F());""", """int F() { Ask("a"); return n; } Log(F());""", """int F() => Ask("a") ? n : 2; Log(F());""")]
    [InlineData("""Action f = () => _ = Ask("a") && Has("x"); f();""", """Action f = () => _ = Ask("a"); f();""", """Action f = () => _ = Ask("a") && false; f();""")]
    [InlineData("""Log((Has("x") ? orders : null)?.Count);""", """Log(orders?.Count);""", """Log(((List<int>)null)?.Count);""")]
    [InlineData("""Action f = () => Log((Ask("q") || Has("x")) ? a : b); f();""", """Action f = () => Log((Ask("q") || true) ? a : b); f();""", """Action f = () => Log(Ask("q") ? a : b); f();""")]
    [InlineData("""Log(Has("x") ? ((Ask("q") || Has("x")) ? a : b) : b);""", "Ask(\"q\");\nLog(a);", """Log(b);""")]
    [InlineData("""Log((Ask("q") || Has("x")) ? true : a);""", "Ask(\"q\");\nLog(true);", """Log(Ask("q") ? true : a);""")]
    [InlineData("""Log((Has("x"), !Has("x")) switch { (false, true) => 1 });""", """Log((true, false) switch { (false, true) => 1 });""", """Log(1);""")]
    [InlineData("""var isOn = Has("x"); var both = isOn && a; if (both) Log(1); Log(isOn);""", """var both = a; if (both) Log(1); Log(true);""", """Log(false);""")]
    [InlineData("""var isOn = Has("x"); Log(isOn);""", """var isOn = true; Log(isOn);""", """var isOn = false; Log(isOn);""")]
    public void Leaves(string before, string on, string off)
    {
        Assert.Equal(on, FoldedCode.Of(before, isOn: true));
        Assert.Equal(off, FoldedCode.Of(before, isOn: false));
    }

    [Theory]
    [InlineData("""if (Ask("a") && true) Log(1);""")]
    [InlineData("""while (true) { Log(1); break; }""")]
    [InlineData("""if (Has("y")) Log("x");""")]
    [InlineData("""{ Log(1); }""")]
    public void What_no_flag_decides_is_left_alone(string code) => Assert.Equal(code, FoldedCode.Of(code, isOn: true));

    [Theory]
    [InlineData("on = b;")]
    [InlineData("(on) = b;")]
    [InlineData("(on, b) = (b, a);")]
    [InlineData("""bool.TryParse("true", out on);""")]
    [InlineData("System.Threading.Volatile.Write(ref on, b);")]
    [InlineData("ref var other = ref on; other = b;")]
    public void A_local_that_is_written_again_is_still_asked(string write) =>
        Assert.Equal($"var on = true; {write} if (on) Log(1);", FoldedCode.Of($"""var on = Has("x"); {write} if (on) Log(1);""", isOn: true));

    [Theory]
    [InlineData("count++;")]
    [InlineData("--count;")]
    public void A_number_that_is_counted_on_is_still_asked(string write) =>
        Assert.Equal($"var count = 1; {write} if (count == 1) Log(1);", FoldedCode.Of($"""var count = Level("x"); {write} if (count == 1) Log(1);""", 1));

    [Fact]
    public void Another_deconstruction_does_not_write_a_local() => Assert.Equal(
        "foreach (var (p, q) in new[] { (1, 2) }) Log(p); Log(1);",
        FoldedCode.Of("""var on = Has("x"); foreach (var (p, q) in new[] { (1, 2) }) Log(p); if (on) Log(1);""", isOn: true));

    [Theory]
    [InlineData("while (b)")]
    [InlineData("for (; b; )")]
    [InlineData("foreach (var order in orders)")]
    [InlineData("lock (orders)")]
    [InlineData("""using (new System.IO.StringReader(""))""")]
    [InlineData("if (b) Log(4); else")]
    public void A_branch_that_loses_its_else_does_not_take_the_next_one(string header) => Assert.Equal(
        $$"""if (a) { {{header}} if (n > 1) Log(1); } else Log(2);""",
        FoldedCode.Of($$"""if (a) {{header}} if (n > 1) Log(1); else { if (!Has("x")) Log(3); } else Log(2);""", isOn: true));

    [Fact]
    public void A_branch_that_is_closed_gets_no_braces() => Assert.Equal(
        "if (a) if (b) Log(4); else if (n > 1) Log(true); else Log(5); else Log(2);",
        FoldedCode.Of("""if (a) if (b) Log(4); else if (n > 1) Log(Has("x")); else Log(5); else Log(2);""", isOn: true));

    [Fact]
    public void A_block_keeps_its_braces_where_a_name_is_used_outside()
    {
        var folded = FoldedCode.Of("""if (Has("x")) { var n = 1; Log(n); } Log(n);""", isOn: true);
        Assert.Equal("""{ var n = 1; Log(n); } Log(n);""", folded);
    }

    [Fact]
    public void What_is_disposed_at_the_end_of_a_block_is_not_disposed_later()
    {
        var folded = FoldedCode.Of("""if (Has("x")) { using var reader = new System.IO.StringReader(""); Log(1); } Log(2);""", isOn: true);
        Assert.StartsWith("{ using var reader", folded, StringComparison.Ordinal);
    }
}
